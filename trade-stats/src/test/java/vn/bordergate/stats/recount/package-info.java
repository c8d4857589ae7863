/** Trials of {@code recount}. */
@NullMarked
package vn.bordergate.stats.recount;

import org.jspecify.annotations.NullMarked;
