/** Trials of {@code trace}. */
@NullMarked
package vn.bordergate.stats.trace;

import org.jspecify.annotations.NullMarked;
