/** Trials of the trade statistics. */
@NullMarked
package vn.bordergate.stats;

import org.jspecify.annotations.NullMarked;
