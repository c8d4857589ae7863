/** Trials of {@code totals}. */
@NullMarked
package vn.bordergate.stats.totals;

import org.jspecify.annotations.NullMarked;
