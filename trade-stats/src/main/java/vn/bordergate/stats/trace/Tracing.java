package vn.bordergate.stats.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.bordergate.journal.Place;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.recount.LoggedRecord;
import vn.bordergate.stats.recount.RecountedFact;
import vn.bordergate.stats.trace.Trace.Behind;
import vn.bordergate.stats.trace.Trace.Sums;

/** Adds up, by declaration, the facts of the log that count in a figure. */
final class Tracing {

    private static final Comparator<Behind> LARGEST_FIRST =
            Comparator.comparing((Behind behind) -> behind.sums().usdCents())
                    .reversed()
                    .thenComparing(Behind::declarationId);

    private final Figure figure;
    private final int declarationsMax;
    private final Map<UUID, Sums> sums = new HashMap<>();
    private final Map<Stream, Place> reached = new HashMap<>();

    Tracing(Figure figure, int declarationsMax) {
        this.figure = figure;
        this.declarationsMax = declarationsMax;
    }

    /** What has an order of its own: one journal's records in one partition. */
    private record Stream(int partition, String journal) {}

    /** More of the log would have to be read than one question may take. */
    static final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** There are more declarations than one may hold. */
    static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads the log from there up to where it was folded.
     *
     * @throws TooManyException when more declarations than the limit count at the same time
     */
    List<Behind> read(FactLog log, Map<Integer, Long> from, Map<Integer, Long> until) {
        log.read(from, until, this::read);
        List<Behind> behind = new ArrayList<>();
        sums.forEach((declaration, sum) -> behind.add(new Behind(declaration, sum)));
        behind.sort(LARGEST_FIRST);
        return behind;
    }

    private void read(LoggedRecord logged) {
        if (isRepeat(logged)) {
            return;
        }
        RecountedFact fact = RecountedFact.read(logged).orElse(null);
        if (fact == null || !figure.holds(fact.cell().split("\\|", -1))) {
            return;
        }
        long[] measures = fact.sums();
        Sums one =
                new Sums(
                        measures[RecountedFact.USD_CENTS],
                        measures[RecountedFact.VND],
                        measures[RecountedFact.NET_MASS_GRAMS],
                        measures[RecountedFact.DECLARATIONS]);
        Sums sum = sums.getOrDefault(fact.declaration(), Sums.NONE).plus(one);
        if (sum.equals(Sums.NONE)) {
            // Taken back whole: it is no longer behind anything.
            sums.remove(fact.declaration());
            return;
        }
        sums.put(fact.declaration(), sum);
        if (sums.size() > declarationsMax) {
            throw new TooManyException();
        }
    }

    private boolean isRepeat(LoggedRecord logged) {
        Stream stream = new Stream(logged.partition(), logged.journal());
        Place last = reached.get(stream);
        if (last != null && !logged.place().isAfter(last)) {
            return true;
        }
        reached.put(stream, logged.place());
        return false;
    }
}
