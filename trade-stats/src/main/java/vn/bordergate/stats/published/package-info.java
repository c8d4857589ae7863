/**
 * What was published for a day, and what is known of it today: both kept, with every fact that came
 * in between, so that the difference is explained down to the declaration.
 */
@NullMarked
package vn.bordergate.stats.published;

import org.jspecify.annotations.NullMarked;
