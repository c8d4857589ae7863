package vn.bordergate.stats.trace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.recount.FactLog.LogUnfitException;
import vn.bordergate.stats.trace.Trace.Behind;
import vn.bordergate.web.Figures;

/**
 * Reads as much of the log as a figure needs. A fact is sent on its day or later, never before; so
 * the log is read from where the figure's first day begins in it. It is read to its end, for a
 * correction may come years after.
 */
final class FigureLog {

    /** Clocks of gates and broker are not further apart than this. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final FactLog log;
    private final long recordsMax;
    private final int declarationsMax;

    FigureLog(FactLog log, long recordsMax, int declarationsMax) {
        this.log = log;
        this.recordsMax = recordsMax;
        this.declarationsMax = declarationsMax;
    }

    /**
     * The declarations behind a figure.
     *
     * @throws Tracing.TooLongException when more records than the limit would have to be read
     * @throws Tracing.TooManyException when more declarations than the limit count at the same time
     */
    List<Behind> behind(Figure figure, LiveFigure.Read figured) {
        Map<Integer, Long> from = begin(figure);
        List<Behind> behind = traced(figure, from, figured.offsets());
        if (from.isEmpty() || Trace.sum(behind).equals(figured.sums())) {
            return behind;
        }
        // A fact that was sent before its day, by a clock gone wrong, lies further ahead.
        try {
            return traced(figure, Map.of(), figured.offsets());
        } catch (Tracing.TooLongException | LogUnfitException wholeIsOutOfReach) {
            return behind;
        }
    }

    private Map<Integer, Long> begin(Figure figure) {
        return figure.from() == null
                ? Map.of()
                : log.since(
                        figure.from().atStartOfDay(Figures.ZONE).toInstant().minus(CLOCKS_APART));
    }

    private List<Behind> traced(Figure figure, Map<Integer, Long> from, Map<Integer, Long> until) {
        long records =
                until.entrySet().stream()
                        .mapToLong(e -> e.getValue() - from.getOrDefault(e.getKey(), 0L))
                        .filter(due -> due > 0)
                        .sum();
        if (records > recordsMax) {
            throw new Tracing.TooLongException();
        }
        return new Tracing(figure, declarationsMax).read(log, from, until);
    }
}
