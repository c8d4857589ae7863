package vn.bordergate.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Listens for one thread of a subscription, and decides what to do when a batch fails: wait and
 * read it again, stop one partition, or find the record that is to blame. It never lets an
 * exception out and never commits to Kafka; how far it came is in the inbox.
 */
final class Intake
        implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>,
                ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final int TRIES = 3;

    private final String consumerName;
    private final RecordReader reader;
    private final BatchTransaction transaction;
    private final Isolation isolation;
    private final Starting starting;
    private final Stopping stopping;
    private final Pause pause;
    private final JournalProperties properties;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<TopicPartition> notStarted = new HashSet<>();
    private Duration nextWait = FIRST_WAIT;

    /** Says where to begin in partitions that were just assigned. */
    @FunctionalInterface
    interface Starting {
        Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions);
    }

    /** How long nothing is read after so many records, which took so long to apply. */
    @FunctionalInterface
    interface Pause {
        Duration after(int records, Duration taken);
    }

    /** Pauses partitions, and forgets that they were paused. */
    interface Stopping {
        void stop(TopicPartition partition, String reason);

        void forget(Collection<TopicPartition> partitions);
    }

    Intake(
            String consumerName,
            RecordReader reader,
            BatchTransaction transaction,
            Starting starting,
            Stopping stopping,
            Pause pause,
            JournalProperties properties) {
        this.consumerName = consumerName;
        this.reader = reader;
        this.transaction = transaction;
        this.isolation = new Isolation(consumerName, transaction);
        this.starting = starting;
        this.stopping = stopping;
        this.pause = pause;
        this.properties = properties;
    }

    /** Ends a wait; the container stops next. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        stopping.forget(partitions);
        notStarted.addAll(partitions);
        startAt(consumer);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        notStarted.removeAll(partitions);
        stopping.forget(partitions);
    }

    /** Seeks; where that fails the first batch tries again, having begun at the earliest record. */
    private void startAt(Consumer<?, ?> consumer) {
        try {
            starting.offsets(notStarted).forEach(consumer::seek);
            notStarted.clear();
        } catch (RuntimeException e) {
            LOG.warn("{} cannot yet tell where to begin: {}", consumerName, e.getMessage());
        }
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> given) {
        Consumer<?, ?> consumer = Objects.requireNonNull(given);
        List<ConsumerRecord<byte[], byte[]>> usable = records;
        if (!notStarted.isEmpty()) {
            Set<TopicPartition> begunAnywhere = Set.copyOf(notStarted);
            startAt(consumer);
            usable = without(records, begunAnywhere);
            if (!notStarted.isEmpty()) {
                waitAndReadAgain(consumer, records);
                return;
            }
        }
        if (!usable.isEmpty()) {
            long begun = System.nanoTime();
            apply(consumer, usable);
            rest(pause.after(usable.size(), Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    private void rest(Duration pause) {
        try {
            var unused = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void apply(Consumer<?, ?> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Reading> readings = reader.read(records);
        int tries = 0;
        while (!readings.isEmpty() && stopped.getCount() > 0) {
            try {
                if (tries < TRIES) {
                    transaction.apply(readings, null);
                } else {
                    isolation.apply(readings);
                }
                nextWait = FIRST_WAIT;
                return;
            } catch (RuntimeException e) {
                ImpossibleHistoryException impossible = Failures.impossible(e);
                if (impossible != null) {
                    readings = stopPartition(consumer, readings, impossible);
                } else if (Failures.isOfMachinery(e)) {
                    LOG.warn("{} tries again in {}: {}", consumerName, nextWait, e.toString());
                    waitAndReadAgain(consumer, records);
                    return;
                } else {
                    tries++;
                    LOG.warn("{} failed, try {} of {}", consumerName, tries, TRIES, e);
                }
            }
        }
    }

    private List<Reading> stopPartition(
            Consumer<?, ?> consumer,
            List<Reading> readings,
            ImpossibleHistoryException impossible) {
        Received received = impossible.received();
        TopicPartition partition = new TopicPartition(received.topic(), received.partition());
        LOG.error(
                "{} stops {} at offset {}: {}",
                consumerName,
                partition,
                received.offset(),
                impossible.getMessage());
        consumer.seek(partition, received.offset());
        stopping.stop(partition, "offset " + received.offset() + ": " + impossible.getMessage());
        List<Reading> others = new ArrayList<>(readings);
        others.removeIf(
                reading ->
                        reading.partition().equals(partition)
                                && reading.record().offset() >= received.offset());
        return others;
    }

    private void waitAndReadAgain(
            Consumer<?, ?> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> firsts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            firsts.putIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        firsts.forEach(consumer::seek);
        try {
            if (!stopped.await(nextWait.toMillis(), TimeUnit.MILLISECONDS)) {
                Duration twice = nextWait.multipliedBy(2);
                Duration backoffMax = properties.backoffMax();
                nextWait = twice.compareTo(backoffMax) < 0 ? twice : backoffMax;
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> without(
            List<ConsumerRecord<byte[], byte[]>> records, Set<TopicPartition> partitions) {
        return records.stream()
                .filter(r -> !partitions.contains(new TopicPartition(r.topic(), r.partition())))
                .toList();
    }
}
