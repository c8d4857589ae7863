/**
 * Recounts the totals from the first fact in the log and compares them, cell by cell, with the ones
 * on show. Shares no arithmetic with the fold: it reads the facts' JSON itself, and looks at them
 * by declaration too, so that a mistake in the fold cannot hide in its own proof.
 *
 * <p>Memory is bounded by two settings: cells held at once, and declarations looked at in one pass
 * over the log; a longer log is read in more passes.
 */
@NullMarked
package vn.bordergate.stats.recount;

import org.jspecify.annotations.NullMarked;
