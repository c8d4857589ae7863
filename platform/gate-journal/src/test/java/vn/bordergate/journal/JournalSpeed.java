package vn.bordergate.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Figures, not a check: {@code -Dtest=JournalSpeed}. */
class JournalSpeed {

    @Test
    void throughput() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            AtomicLong seen = new AtomicLong();
            BatchHandler counting =
                    batch -> Mono.fromRunnable(() -> seen.addAndGet(batch.records().size()));
            int rows = 30_000;
            List<JournalEntry> entries = entries(gate, 500);
            for (int round = 0; round < 3; round++) {
                long before = System.nanoTime();
                Flux.range(0, rows / 500)
                        .flatMap(
                                i ->
                                        gate.database
                                                .transactions()
                                                .transactional(gate.journal().append(entries)),
                                4)
                        .blockLast(Duration.ofMinutes(2));
                print("append", rows, before);
            }
            long before = System.nanoTime();
            Forwarder forwarder = gate.forwarder(Moment.Watch.NONE);
            gate.everythingIsForwarded();
            print("forward", 3 * rows, before);
            forwarder.stop();
            before = System.nanoTime();
            Subscription subscription = gate.subscription(counting).withRecordsMax(2000);
            SubscriptionThreads threads =
                    new SubscriptionThreads(subscription, gate.sources(Moment.Watch.NONE));
            threads.start();
            TrialGate.await(() -> seen.get() >= 3 * rows);
            print("consume", 3 * rows, before);
            hops(gate, seen);
            threads.stop();
        }
    }

    /** From the commit to the handler, one entry at a time. */
    private static void hops(TrialGate gate, AtomicLong seen) {
        ForwardingRun.Surroundings surroundings = gate.surroundings(Moment.Watch.NONE);
        Forwarder forwarder =
                new Forwarder(
                        gate.database.connections(),
                        gate.broker.connection(),
                        "hops",
                        surroundings,
                        false);
        forwarder.start();
        JournalWriter journal =
                new JournalWriter(
                        gate.database.client(), surroundings.wake()::nudge, TrialGate.properties());
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long seenBefore = seen.get();
            gate.database
                    .transactions()
                    .transactional(journal.append(entries(gate, 1)))
                    .block(TrialGate.PATIENCE);
            long from = System.nanoTime();
            while (seen.get() == seenBefore) {
                LockSupport.parkNanos(100_000);
            }
            nanos[i] = System.nanoTime() - from;
        }
        forwarder.stop();
        Arrays.sort(nanos);
        System.out.printf(
                "figure hop p50 %.2f ms, p99 %.2f ms%n", nanos[100] / 1e6, nanos[198] / 1e6);
    }

    private static List<JournalEntry> entries(TrialGate gate, int count) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(gate.entry(UUID.randomUUID(), 1));
        }
        return entries;
    }

    private static void print(String what, long rows, long beforeNanos) {
        double seconds = (System.nanoTime() - beforeNanos) / 1e9;
        System.out.printf("figure %s %.0f rows/s%n", what, rows / seconds);
    }
}
