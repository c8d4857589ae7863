package vn.bordergate.stats.rebuild;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.events.EventType;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.UnreadableEventException;
import vn.bordergate.stats.rebuild.RebuildRun.State;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.recount.LoggedRecord;
import vn.bordergate.stats.totals.FactAdding;

/**
 * One rebuild, in steps that are each one transaction: facts are added to the tables beside the
 * served ones together with the note of how far that is. When little is left the live fold is held,
 * the rest is added, and the tables change places. Cut off anywhere, whoever goes on begins at the
 * last note, and until the change of places is committed nobody reads anything but the old totals.
 */
final class Rebuilding {

    private static final String FACT = EventType.TRADE_FACT.typeName();

    private final RebuildRuns runs;
    private final RebuildStore store;
    private final FactLog log;
    private final FactAdding rebuilt;
    private final TransactionalOperator transaction;
    private final Scheduler thread;
    private final InstantSource clock;
    private final EventJson json = new EventJson();
    private final RebuildSettings settings;
    private final RebuildPoint.Watch watch;

    @SuppressWarnings("TooManyParameters") // one for each thing that a rebuild touches
    Rebuilding(
            RebuildRuns runs,
            RebuildStore store,
            FactLog log,
            FactAdding rebuilt,
            TransactionalOperator transaction,
            Scheduler thread,
            InstantSource clock,
            RebuildSettings settings,
            RebuildPoint.Watch watch) {
        this.runs = runs;
        this.store = store;
        this.log = log;
        this.rebuilt = rebuilt;
        this.transaction = transaction;
        this.thread = thread;
        this.clock = clock;
        this.settings = settings;
        this.watch = watch;
    }

    /** What came of a step. */
    enum Step {
        READ,
        SWITCHED,
        /** Another process has taken the run over, or it is over. */
        NOT_OURS
    }

    /** Steps on until it is over; blocks. */
    void run(UUID id, UUID runner) {
        boolean analyzed = false;
        while (true) {
            boolean nearEnd = left(step(store.foldedTo()), step(store.progress()));
            if (nearEnd && !analyzed) {
                step(store.analyze().thenReturn(true));
                watch.at(RebuildPoint.ANALYZED);
                analyzed = true;
                // That took its time, and more may have been folded meanwhile.
                continue;
            }
            Step step = step(nearEnd ? change(id, runner) : read(id, runner));
            if (step != Step.READ) {
                return;
            }
            watch.at(RebuildPoint.COMMITTED);
        }
    }

    /** Whether so little is left that the live fold can be held meanwhile. */
    private boolean left(Map<Integer, Long> ends, Progress progress) {
        return records(ends) - records(progress.offsets()) <= settings.holdRecordsMax();
    }

    private Mono<Step> read(UUID id, UUID runner) {
        return runs.claim(id, runner, clock.instant())
                .publishOn(thread)
                .flatMap(ours -> ours ? readOn(id) : Mono.just(Step.NOT_OURS))
                .as(transaction::transactional);
    }

    private Mono<Step> readOn(UUID id) {
        watch.at(RebuildPoint.CLAIMED);
        return Mono.zip(store.foldedTo(), store.progress())
                .publishOn(thread)
                .flatMap(
                        both ->
                                add(
                                                id,
                                                both.getT2(),
                                                chunk(both.getT2().offsets(), both.getT1()),
                                                records(both.getT1()))
                                        .thenReturn(Step.READ));
    }

    private Mono<Step> change(UUID id, UUID runner) {
        return runs.claim(id, runner, clock.instant())
                .flatMap(ours -> ours ? changePlaces(id) : Mono.just(Step.NOT_OURS))
                .as(transaction::transactional);
    }

    private Mono<Step> changePlaces(UUID id) {
        return store.foldedToAndHeld()
                .zipWith(store.progress())
                .publishOn(thread)
                .flatMap(
                        both -> {
                            watch.at(RebuildPoint.FOLD_HELD);
                            Map<Integer, Long> ends = both.getT1();
                            checkNotAhead(both.getT2().offsets(), ends);
                            return add(id, both.getT2(), ends, records(ends));
                        })
                .then(Mono.fromRunnable(() -> watch.at(RebuildPoint.LAST_ADDED)))
                .then(store.changePlaces())
                .then(Mono.fromRunnable(() -> watch.at(RebuildPoint.SWITCHED)))
                .then(runs.finish(id, State.DONE, null, clock.instant()))
                .thenReturn(Step.SWITCHED);
    }

    /** Reads up to these offsets and adds what is new. */
    private Mono<Void> add(UUID id, Progress progress, Map<Integer, Long> until, long due) {
        List<TradeFact> facts = new ArrayList<>();
        log.read(
                progress.offsets(),
                until,
                record -> {
                    if (progress.take(record)) {
                        fact(record, facts);
                    }
                });
        progress.readUpTo(until);
        watch.at(RebuildPoint.READ);
        return (facts.isEmpty() ? Mono.<Void>empty() : rebuilt.add(facts))
                .then(Mono.defer(() -> until.isEmpty() ? Mono.empty() : store.keep(progress)))
                .then(runs.progress(id, records(progress.offsets()), due))
                .then(Mono.fromRunnable(() -> watch.at(RebuildPoint.ADDED)));
    }

    /** What the live fold put aside counts here neither. */
    private void fact(LoggedRecord record, List<TradeFact> facts) {
        if (!record.type().equals(FACT)) {
            return;
        }
        try {
            if (json.read(FACT, record.value()) instanceof TradeFact fact
                    && fact.key().equals(new String(record.key(), StandardCharsets.UTF_8))) {
                facts.add(fact);
            }
        } catch (UnreadableEventException unreadable) {
            // It lies among the dead records, with its reason.
        }
    }

    /** A share of each partition that has more, as far as the live totals have come. */
    private Map<Integer, Long> chunk(Map<Integer, Long> offsets, Map<Integer, Long> ends) {
        long open =
                ends.entrySet().stream()
                        .filter(e -> offsets.getOrDefault(e.getKey(), 0L) < e.getValue())
                        .count();
        long share = Math.max(1, settings.stepRecordsMax() / Math.max(1, open));
        Map<Integer, Long> until = new HashMap<>();
        ends.forEach(
                (partition, end) -> {
                    long from = offsets.getOrDefault(partition, 0L);
                    if (from < end) {
                        until.put(partition, Math.min(end, from + share));
                    }
                });
        return until;
    }

    /** The log was filled anew meanwhile, and its records lie elsewhere. */
    private static void checkNotAhead(Map<Integer, Long> offsets, Map<Integer, Long> ends) {
        offsets.forEach(
                (partition, offset) -> {
                    if (offset > ends.getOrDefault(partition, 0L)) {
                        throw new FactLog.LogUnfitException(
                                "partition " + partition + " was read beyond the live totals");
                    }
                });
    }

    private <T> T step(Mono<T> work) {
        Duration most = settings.stepMax();
        return work.timeout(most).blockOptional(most.plusSeconds(1)).orElseThrow();
    }

    private static long records(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
