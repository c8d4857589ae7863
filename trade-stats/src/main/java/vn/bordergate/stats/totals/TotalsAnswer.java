package vn.bordergate.stats.totals;

import java.util.List;

/**
 * What the totals say to a question.
 *
 * @param version which version of the totals these rows are of; they may be newer, never older, so
 *     that a reader who keeps them asks again in vain at most once
 * @param rows at most one more than the limit; none when the asker has them already
 */
record TotalsAnswer(long version, boolean known, List<TotalsRow> rows) {

    TotalsAnswer {
        rows = List.copyOf(rows);
    }
}
