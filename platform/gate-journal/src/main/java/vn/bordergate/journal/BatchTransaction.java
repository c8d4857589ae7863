package vn.bordergate.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Applies records and notes that they were applied, both or neither. */
final class BatchTransaction {

    private final Subscription subscription;
    private final Inbox inbox;
    private final JournalWriter journal;
    private final JournaledTransactions transactions;
    private final Scheduler work;
    private final JournalMetrics metrics;
    private final Clock clock;
    private final Moment.Watch watch;
    private final int valueBytesMax;

    BatchTransaction(
            Subscription subscription,
            Inbox inbox,
            JournalWriter journal,
            JournaledTransactions transactions,
            Scheduler work,
            ForwardingRun.Surroundings surroundings) {
        this.subscription = subscription;
        this.inbox = inbox;
        this.journal = journal;
        this.transactions = transactions;
        this.work = work;
        this.metrics = surroundings.metrics();
        this.clock = surroundings.clock();
        this.watch = surroundings.watch();
        this.valueBytesMax = Math.toIntExact(surroundings.properties().valueBytesMax().toBytes());
    }

    /**
     * @param deadReason puts every event aside for this reason instead of handling it; null to
     *     handle
     */
    void apply(List<Reading> readings, @Nullable String deadReason) {
        Map<TopicPartition, Reading> lasts = new LinkedHashMap<>();
        readings.forEach(reading -> lasts.put(reading.partition(), reading));
        count(
                readings,
                blocked(
                        inbox.lock(lasts.keySet())
                                .publishOn(work)
                                .flatMap(rows -> applied(rows, readings, lasts, deadReason))));
    }

    private Outcome blocked(Mono<Outcome> work) {
        try {
            return Objects.requireNonNull(
                    (subscription.appends() ? transactions.run(work) : transactions.runPlain(work))
                            .timeout(subscription.handlingMax())
                            .block(subscription.handlingMax().plusSeconds(5)));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) {
            // A handler's failed assertion or missing class must not end the listening thread.
            throw new IllegalStateException(e);
        }
    }

    private Mono<Outcome> applied(
            List<InboxRow> locked,
            List<Reading> readings,
            Map<TopicPartition, Reading> lasts,
            @Nullable String deadReason) {
        watch.at(Moment.LOCKED);
        Map<TopicPartition, InboxRow> rows = new HashMap<>();
        locked.forEach(row -> rows.put(row.partition(), row));
        Outcome outcome = new Outcome();
        Map<Received, Reading> origins = new IdentityHashMap<>();
        for (Reading reading : readings) {
            if (!row(rows, reading.partition()).take(reading)) {
                outcome.repeats++;
            } else if (reading.fault() != null) {
                outcome.dead.add(dead(reading.record(), reading.fault()));
            } else if (reading.received() != null && deadReason != null) {
                outcome.dead.add(dead(reading.record(), deadReason));
            } else if (reading.received() != null) {
                outcome.events.add(reading.received());
                origins.put(reading.received(), reading);
            }
        }
        lasts.forEach((partition, last) -> row(rows, partition).readUpTo(last));
        Batch batch = Batch.of(outcome.events);
        return handled(batch)
                .then(
                        Mono.defer(
                                () -> {
                                    watch.at(Moment.HANDLED);
                                    addRefused(batch, origins, outcome);
                                    return journal.passOn(outcome.dead);
                                }))
                .then(Mono.defer(() -> inbox.write(rows.values())))
                .then(
                        Mono.fromSupplier(
                                () -> {
                                    watch.at(Moment.INBOX_WRITTEN);
                                    return outcome;
                                }));
    }

    private Mono<Void> handled(Batch batch) {
        return batch.records().isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> subscription.handler().handle(batch));
    }

    private void addRefused(Batch batch, Map<Received, Reading> origins, Outcome outcome) {
        for (Batch.Refused refused : batch.refused()) {
            Reading origin = Objects.requireNonNull(origins.get(refused.received()));
            outcome.dead.add(dead(origin.record(), refused.reason()));
        }
    }

    private PassedOn dead(ConsumerRecord<byte[], byte[]> record, String reason) {
        Instant now = clock.instant();
        return DeadLetter.of(record, subscription.group(), reason, now, valueBytesMax);
    }

    private static InboxRow row(Map<TopicPartition, InboxRow> rows, TopicPartition partition) {
        return Objects.requireNonNull(rows.get(partition), "no inbox row");
    }

    private void count(List<Reading> readings, Outcome outcome) {
        if (!readings.isEmpty()) {
            metrics.consumed(
                    subscription.group(),
                    readings.getFirst().partition().topic(),
                    outcome.events.size(),
                    outcome.repeats,
                    outcome.dead.size());
        }
    }

    private static final class Outcome {
        private final List<Received> events = new ArrayList<>();
        private final List<PassedOn> dead = new ArrayList<>();
        private int repeats;
    }
}
