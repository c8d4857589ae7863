package vn.bordergate.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Decides what waits, until everything that was lodged is either cleared or refused, and counted.
 */
final class Settlement {

    /** Nothing moved for so long: something is wrong, and the check will say what is missing. */
    private static final Duration STANDSTILL_MAX = Duration.ofSeconds(60);

    private final OfficersDesk desk;
    private final Totals totals;
    private final Expectation expected;
    private final Progress progress;
    private final InstantSource clock;
    private final CompletableFuture<Map<String, Prophecy.Counts>> fraudulent =
            new CompletableFuture<>();

    /** Declarations refused after a failed inspection; once refused they stay so. */
    private final Map<String, Prophecy.Counts> failed = new HashMap<>();

    Settlement(
            OfficersDesk desk,
            Totals totals,
            Expectation expected,
            Progress progress,
            InstantSource clock) {
        this.desk = desk;
        this.totals = totals;
        this.expected = expected;
        this.progress = progress;
        this.clock = clock;
    }

    /** No more rows will come, and these are the ones where an inspection finds fraud. */
    void allLodged(Map<String, Prophecy.Counts> withFraud) {
        desk.beginInspections();
        fraudulent.complete(withFraud);
    }

    /** Waits for the end; returns per gate what was refused after its inspection failed. */
    SortedMap<String, Sum> await() throws IOException, InterruptedException {
        Instant moved = clock.instant();
        String before = "";
        while (true) {
            int taken = desk.decideWaiting();
            Totals.Reading reading = totals.read();
            long declared = Totals.Reading.declarations(reading.declared());
            long cleared = Totals.Reading.declarations(reading.cleared());
            progress.counted(declared, cleared);
            if (taken == 0 && fraudulent.isDone() && declared >= expected.counted()) {
                lookForRefusals(fraudulent.join());
                if (cleared + failed.size() >= expected.counted()) {
                    return failedByGate();
                }
            }
            String now = declared + "/" + cleared + "/" + taken;
            boolean standstill = taken == 0 && now.equals(before) && fraudulent.isDone();
            if (!standstill) {
                moved = clock.instant();
            } else if (Duration.between(moved, clock.instant()).compareTo(STANDSTILL_MAX) > 0) {
                return failedByGate();
            }
            before = now;
            if (taken == 0) {
                Api.pause();
            }
        }
    }

    private void lookForRefusals(Map<String, Prophecy.Counts> candidates)
            throws IOException, InterruptedException {
        for (Map.Entry<String, Prophecy.Counts> candidate : candidates.entrySet()) {
            String id = candidate.getKey();
            if (!failed.containsKey(id) && desk.isRefused(id)) {
                failed.put(id, candidate.getValue());
            }
        }
    }

    private SortedMap<String, Sum> failedByGate() {
        SortedMap<String, Sum> byGate = new TreeMap<>();
        for (Prophecy.Counts counts : failed.values()) {
            byGate.merge(counts.gate(), new Sum(1, counts.usdCents()), Sum::plus);
        }
        return byGate;
    }
}
