/**
 * Recounts the totals from the first fact in the log and compares them, cell by cell, with the ones
 * on show. Shares no arithmetic with the fold: it reads the facts' JSON itself, and looks at them
 * by declaration too, so that a mistake in the fold cannot hide in its own proof.
 *
 * <p>Memory is bounded by two settings: cells held at once, and declarations looked at in one pass
 * over the log; a longer log is read in more passes.
 *
 * <p>Every table that is folded from facts is compared: the totals, and those beside them by month,
 * gate, channel, park, hour and group of declarants. What an earlier version of the product folded
 * before it knew hours, parks or groups shows as a difference until the totals are rebuilt.
 *
 * <p>What it costs: the log is read whole once for every {@code gate.recount.facts-per-pass-max}
 * facts in it, so the work grows with the square of a very long log. One thread reads and parses;
 * the live totals are copied once, in one read-only statement. The limit is {@code
 * gate.recount.cells-max} distinct cells (half a million, about 200 MB): beyond it a run ends as
 * failed and says so, it never compares a part. Raise both with the heap.
 *
 * <p>Records whose header names another type than the fold reads are counted as unreadable and not
 * added. A fact that the fold refused for another reason (it lies in {@code trade.facts.dead}) is
 * added here, so it shows as a difference until it is sent again: on purpose, for then the totals
 * do lack a fact that was published.
 */
@NullMarked
package vn.bordergate.stats.recount;

import org.jspecify.annotations.NullMarked;
