/** Trials of {@code fold}. */
@NullMarked
package vn.bordergate.stats.fold;

import org.jspecify.annotations.NullMarked;
