package vn.bordergate.stats.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import vn.bordergate.journal.Place;

/** One recount: reads the log as far as the live totals have, and compares. */
final class Recounting {

    /** Differences and violations that are told; the rest is only counted. */
    static final int TOLD_MAX = 100;

    private final FactLog log;
    private final LiveCopy live;
    private final int passes;
    private final Pause settling;
    private final LongConsumer progress;

    private long recordsRead;
    private long factsRead;
    private long repeatsSkipped;
    private long unreadable;

    /**
     * @param settling waits for facts that are still on their way to the log
     * @param progress is told how many records were read so far, over all passes
     */
    Recounting(
            FactLog log,
            LiveCopy live,
            int factsPerPassMax,
            Pause settling,
            LongConsumer progress) {
        this.log = log;
        this.live = live;
        this.passes = Math.toIntExact(records(live) / factsPerPassMax + 1);
        this.settling = settling;
        this.progress = progress;
    }

    /** Waits a while. */
    interface Pause {
        void rest() throws InterruptedException;
    }

    /** How many records all passes will read. */
    long recordsDue() {
        return records(live) * passes;
    }

    RecountResult run(long startedNanos) throws InterruptedException {
        List<Violation> violations = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            violations.addAll(pass(pass));
        }
        violations.sort(Violation.ORDER);
        long differing = live.ledger().differing();
        return new RecountResult(
                differing == 0 && violations.isEmpty(),
                null,
                factsRead,
                repeatsSkipped,
                unreadable,
                live.ledger().size(),
                differing,
                live.ledger().differences(TOLD_MAX),
                violations.size(),
                violations.stream().limit(TOLD_MAX).toList(),
                passes,
                (System.nanoTime() - startedNanos) / 1e9);
    }

    /** The first pass counts every fact; each pass looks at its share of the declarations. */
    private List<Violation> pass(int pass) throws InterruptedException {
        boolean counting = pass == 0;
        Netting netting = new Netting();
        Map<Stream, Place> reached = new HashMap<>();
        log.read(
                Map.of(),
                live.offsets(),
                logged -> {
                    progress.accept(++recordsRead);
                    if (isRepeat(reached, logged)) {
                        repeatsSkipped += counting ? 1 : 0;
                        return;
                    }
                    RecountedFact fact = RecountedFact.read(logged).orElse(null);
                    if (fact == null) {
                        unreadable += counting ? 1 : 0;
                        return;
                    }
                    if (counting) {
                        factsRead++;
                        live.ledger().recounted(fact);
                    }
                    if (Math.floorMod(fact.declaration().hashCode(), passes) == pass) {
                        netting.add(fact);
                    }
                });
        return settled(netting, reached);
    }

    /**
     * The live totals may stand between the partitions of one correction: the old generation taken
     * back in one, the new one not yet added in the other. Reading on shows which ones were only
     * that.
     */
    private List<Violation> settled(Netting netting, Map<Stream, Place> reached)
            throws InterruptedException {
        Map<Integer, Long> read = live.offsets();
        Set<UUID> suspects = netting.suspects();
        for (int attempt = 0; attempt < 2 && !suspects.isEmpty(); attempt++) {
            if (attempt > 0) {
                settling.rest();
            }
            Set<UUID> wanted = suspects;
            Map<Integer, Long> ends = log.ends();
            log.read(
                    read,
                    ends,
                    logged -> {
                        if (!isRepeat(reached, logged)) {
                            RecountedFact.read(logged)
                                    .filter(fact -> wanted.contains(fact.declaration()))
                                    .ifPresent(netting::add);
                        }
                    });
            read = ends;
            suspects = netting.suspects();
            suspects.retainAll(wanted);
        }
        return netting.violations();
    }

    private static boolean isRepeat(Map<Stream, Place> reached, LoggedRecord logged) {
        Stream stream = new Stream(logged.partition(), logged.journal());
        Place last = reached.get(stream);
        if (last != null && !logged.place().isAfter(last)) {
            return true;
        }
        reached.put(stream, logged.place());
        return false;
    }

    /** What has an order of its own: one journal's records in one partition. */
    private record Stream(int partition, String journal) {}

    private static long records(LiveCopy live) {
        return live.offsets().values().stream().mapToLong(Long::longValue).sum();
    }
}
