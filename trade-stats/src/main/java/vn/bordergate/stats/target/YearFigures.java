package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.target.Told.Silence;

/**
 * What is known of one indicator in one year, from which what is not written down may follow: a
 * half is the sum of its two quarters, a quarter of its three months.
 *
 * @param figures by span, all in one unit
 * @param addable whether parts may be added up; a state on a day may not
 */
record YearFigures(Map<Span, BigDecimal> figures, boolean addable) {

    private static final int MONTHS = 12;

    YearFigures {
        figures = Map.copyOf(figures);
    }

    /** Of the span: as entered, or the sum of its parts. */
    Told<BigDecimal> of(Span span, Silence whereNothing) {
        BigDecimal entered = figures.get(span);
        if (entered != null) {
            return Told.known(entered);
        }
        if (span.equals(Span.CUMULATIVE)) {
            return Told.silent(whereNothing);
        }
        return sum(span.firstMonth(), span.lastMonth(), whereNothing);
    }

    /** From New Year to the end of the span; of a state, that state. */
    Told<BigDecimal> cumulative(Span span, Silence whereNothing) {
        if (span.equals(Span.CUMULATIVE)) {
            return of(span, whereNothing);
        }
        return addable
                ? sum(1, span.lastMonth(), whereNothing)
                : Told.silent(Silence.NOT_CUMULATIVE);
    }

    /**
     * Lays entered spans end to end over the months. Of several ways the one with the fewest pieces
     * is taken, for the larger figure is the one that was settled later.
     */
    private Told<BigDecimal> sum(int first, int last, Silence whereNothing) {
        @Nullable Reach[] upTo = new @Nullable Reach[MONTHS + 2];
        upTo[first] = new Reach(BigDecimal.ZERO, 0);
        boolean touched = false;
        for (int month = first; month <= last; month++) {
            Reach here = upTo[month];
            for (Map.Entry<Span, BigDecimal> piece : figures.entrySet()) {
                Span span = piece.getKey();
                if (!fits(span, month, last)) {
                    continue;
                }
                touched = true;
                if (here != null) {
                    Reach there = here.plus(piece.getValue());
                    Reach known = upTo[span.lastMonth() + 1];
                    upTo[span.lastMonth() + 1] =
                            known == null || there.pieces < known.pieces ? there : known;
                }
            }
        }
        Reach whole = upTo[last + 1];
        if (whole != null) {
            return Told.known(whole.sum);
        }
        return Told.silent(touched ? Silence.PARTS_MISSING : whereNothing);
    }

    private boolean fits(Span span, int month, int last) {
        return !span.equals(Span.CUMULATIVE)
                && span.firstMonth() == month
                && span.lastMonth() <= last
                && addable;
    }

    /** How far the pieces reach, and what they add up to. */
    private record Reach(BigDecimal sum, int pieces) {
        Reach plus(BigDecimal more) {
            return new Reach(sum.add(more), pieces + 1);
        }
    }
}
