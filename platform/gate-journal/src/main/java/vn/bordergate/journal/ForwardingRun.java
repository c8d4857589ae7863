package vn.bordergate.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.bordergate.journal.ForwarderStore.Noted;

/**
 * One run of the forwarder, from the last noted place until something goes wrong. It keeps nothing
 * that the next run would need: what counts is in the table and in the brokers' logs.
 */
final class ForwardingRun {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardingRun.class);
    private static final int SWEEP_ROWS_MAX = 5_000;
    private static final int WAITING_MAX = 1_000_000;
    private static final long SWEEP_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long COUNT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ForwarderStore store;
    private final Outlet outlet;
    private final Envelope envelope;
    private final LogCheck check;
    private final JournalProperties properties;
    private final Wake wake;
    private final JournalMetrics metrics;
    private final Clock clock;
    private final Moment.Watch watch;

    /** For partitions that are filled again or are ahead of the common place: sent up to here. */
    private final Map<TopicPartition, Place> sentBefore = new HashMap<>();

    private Place read;
    private Place acknowledged;
    private Place noted;
    private long notedAt = System.nanoTime();
    private long checkedAt = System.nanoTime();
    private long sweptAt = System.nanoTime() - SWEEP_EVERY_NANOS;
    private long countedAt = System.nanoTime() - COUNT_EVERY_NANOS;

    /** Compares the brokers' logs with the notes; answers the partitions to be filled again. */
    @FunctionalInterface
    interface LogCheck {
        Map<TopicPartition, Place> lost(Map<TopicPartition, Noted> notes);
    }

    /** Told how the run gets on. */
    interface Progress {
        void acknowledged(Place place);

        /** Nothing waits to be sent. */
        void idle();
    }

    record Surroundings(
            JournalProperties properties,
            Wake wake,
            JournalMetrics metrics,
            Clock clock,
            Moment.Watch watch) {}

    ForwardingRun(
            ForwarderStore store,
            Outlet outlet,
            Envelope envelope,
            LogCheck check,
            Surroundings surroundings) {
        this.store = store;
        this.outlet = outlet;
        this.envelope = envelope;
        this.check = check;
        this.properties = surroundings.properties();
        this.wake = surroundings.wake();
        this.metrics = surroundings.metrics();
        this.clock = surroundings.clock();
        this.watch = surroundings.watch();
        this.noted = store.forwarded();
        this.read = noted;
        this.acknowledged = noted;
    }

    /** Before anything new is sent: where does each partition's log end, and what is missing? */
    void begin() {
        Map<TopicPartition, Noted> notes = store.notes();
        notes.forEach((partition, note) -> sentBefore.put(partition, note.place()));
        outlet.connect(notes.keySet().stream().map(TopicPartition::topic).distinct().toList());
        Map<TopicPartition, Place> lost = check.lost(notes);
        lost.forEach(
                (partition, survivor) -> {
                    LOG.warn("{} lost its end; it is filled again after {}", partition, survivor);
                    sentBefore.put(partition, survivor);
                    read = survivor.isAfter(read) ? read : survivor;
                });
    }

    /** Sends until told to stop; throws when something goes wrong. */
    void forward(Wake stop, Progress progress) throws InterruptedException {
        @Nullable Chunk sent = null;
        while (!stop.isStopped()) {
            List<JournalRow> rows =
                    store.readAfter(
                            read, properties.chunkRowsMax(), properties.chunkBytesMax().toBytes());
            watch.at(Moment.READ);
            if (sent != null) {
                settle(sent);
                progress.acknowledged(acknowledged);
                sent = null;
            }
            outlet.throwIfFailed();
            keepHouse();
            if (rows.isEmpty()) {
                noteIfDue(false);
                progress.idle();
                wake.await(properties.pollEvery());
            } else {
                wake.busy();
                sent = send(rows);
                noteIfDue(false);
                TimeUnit.NANOSECONDS.sleep(properties.pauseAfterSending(rows.size()).toNanos());
            }
        }
        if (sent != null) {
            settle(sent);
        }
        noteIfDue(true);
    }

    private Chunk send(List<JournalRow> rows) {
        List<Outgoing> outgoing = new ArrayList<>(rows.size());
        Place last = read;
        for (JournalRow row : rows) {
            if (!row.place().isAfter(last)) {
                throw new IllegalStateException(row.place() + " was read behind " + last);
            }
            last = row.place();
            byte @Nullable [] key =
                    row.extras().isEmpty() ? EventJson.utf8(row.key()) : PassedOn.of(row).key();
            TopicPartition partition = outlet.partitionOf(row, key);
            Place before = sentBefore.get(partition);
            if (before == null || row.place().isAfter(before)) {
                outgoing.add(
                        new Outgoing(envelope.record(row, partition.partition()), row.place()));
            }
        }
        CountDownLatch pending = new CountDownLatch(outgoing.size());
        for (int i = 0; i < outgoing.size(); i++) {
            if (i == outgoing.size() / 2) {
                watch.at(Moment.HALF_SENT);
            }
            outlet.send(outgoing.get(i).record(), outgoing.get(i).place(), pending);
        }
        watch.at(Moment.SENT);
        read = last;
        return new Chunk(read, outgoing.size(), pending);
    }

    private void settle(Chunk sent) throws InterruptedException {
        outlet.await(sent.pending());
        watch.at(Moment.ACKNOWLEDGED);
        acknowledged = sent.last();
        metrics.forwarded(sent.count());
    }

    private void noteIfDue(boolean idle) {
        long now = System.nanoTime();
        if (acknowledged.isAfter(noted)
                && (idle || now - notedAt > properties.noteEvery().toNanos())) {
            store.note(acknowledged, outlet.acknowledged());
            noted = acknowledged;
            notedAt = now;
            watch.at(Moment.NOTED);
        }
    }

    private void keepHouse() {
        long now = System.nanoTime();
        if (now - countedAt > COUNT_EVERY_NANOS) {
            metrics.waiting(store.waiting(noted, WAITING_MAX));
            countedAt = now;
        }
        if (now - sweptAt > SWEEP_EVERY_NANOS) {
            Instant today = clock.instant();
            long deleted =
                    store.sweep(
                            today.truncatedTo(ChronoUnit.HOURS),
                            today.minus(properties.keep()),
                            SWEEP_ROWS_MAX);
            sweptAt = deleted < SWEEP_ROWS_MAX ? now : sweptAt;
        }
        if (now - checkedAt > properties.checkEvery().toNanos()) {
            checkedAt = now;
            if (!check.lost(store.notes()).isEmpty()) {
                throw new UnknownTopicOrPartitionException("a broker lost the end of its log");
            }
        }
    }

    private record Outgoing(ProducerRecord<byte[], byte[]> record, Place place) {}

    private record Chunk(Place last, int count, CountDownLatch pending) {}
}
