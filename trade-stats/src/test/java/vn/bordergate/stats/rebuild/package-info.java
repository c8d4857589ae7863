/** Trials of the rebuild. */
@NullMarked
package vn.bordergate.stats.rebuild;

import org.jspecify.annotations.NullMarked;
