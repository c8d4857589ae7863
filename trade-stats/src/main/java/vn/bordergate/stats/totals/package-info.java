/**
 * The totals: kept exactly once from the log of trade facts, answered as JSON or CSV, and streamed
 * live to whoever watches.
 */
@NullMarked
package vn.bordergate.stats.totals;

import org.jspecify.annotations.NullMarked;
