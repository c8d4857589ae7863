/** Tests of the time release study. */
@NullMarked
package vn.bordergate.stats.release;

import org.jspecify.annotations.NullMarked;
