package vn.bordergate.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import vn.bordergate.journal.ForwarderStore.Noted;

/**
 * A producer that sends in order or not at all. It is used until the first thing goes wrong, and
 * then never again:
 *
 * <ul>
 *   <li>a record that fails for good closes it from within the callback, before the sending thread
 *       can take the record behind it. A record that passed a failed one would make consumers take
 *       the failed one for a repeat when it comes at last;
 *   <li>so does a lost connection, because the broker at its other end may come back without the
 *       end of its log, and an idempotent producer would go on behind the gap. The producer waits a
 *       second before it connects again, ten times longer than the loss takes to be seen here;
 *   <li>so does an offset that is not beyond the last one.
 * </ul>
 */
final class Outlet implements AutoCloseable {

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Metric closedConnections;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("journal-connection-watch").factory());
    private final Map<String, Integer> partitionCounts = new HashMap<>();
    private final Map<TopicPartition, Noted> acknowledged = new ConcurrentHashMap<>();
    private volatile @Nullable Exception failure;

    Outlet(Map<String, Object> connection, JournalProperties properties, String clientId) {
        producer = new KafkaProducer<>(settings(connection, properties, clientId));
        closedConnections =
                producer.metrics().entrySet().stream()
                        .filter(e -> e.getKey().name().equals("connection-close-total"))
                        .filter(e -> e.getKey().group().equals("producer-metrics"))
                        .map(Map.Entry::getValue)
                        .map(Metric.class::cast)
                        .findFirst()
                        .orElseThrow();
        var unused =
                watch.scheduleWithFixedDelay(
                        this::lookAtConnections,
                        LOOK_EVERY.toMillis(),
                        LOOK_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static Map<String, Object> settings(
            Map<String, Object> connection, JournalProperties properties, String clientId) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) properties.stepMax().toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.stepMax().toMillis());
        settings.put(
                ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG,
                RECONNECT_AFTER.multipliedBy(2).toMillis());
        settings.put(
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                RECONNECT_AFTER.multipliedBy(2).toMillis());
        settings.put(ProducerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, -1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, properties.compression());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.recordBytesMax(properties));
        return settings;
    }

    /**
     * Connects before the log is looked at, so that a broker that restarts after the look is seen
     * to have gone.
     */
    void connect(Iterable<String> topics) {
        topics.forEach(this::partitionCount);
    }

    /** The partition that the key belongs to, by the rule that every Kafka client has. */
    TopicPartition partitionOf(JournalRow row, byte @Nullable [] key) {
        int count = partitionCount(row.topic());
        int partition = key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % count;
        return new TopicPartition(row.topic(), partition);
    }

    private int partitionCount(String topic) {
        return partitionCounts.computeIfAbsent(topic, t -> producer.partitionsFor(t).size());
    }

    void send(ProducerRecord<byte[], byte[]> record, Place place, CountDownLatch pending) {
        throwIfFailed();
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        try {
            var unused =
                    producer.send(
                            record,
                            (metadata, failed) -> {
                                if (failed == null) {
                                    acknowledge(partition, place, metadata);
                                } else {
                                    fail(failed);
                                }
                                pending.countDown();
                            });
        } catch (RuntimeException e) {
            fail(e);
        }
        throwIfFailed();
    }

    /** Waits until the chunk is acknowledged, or something went wrong. */
    void await(CountDownLatch pending) throws InterruptedException {
        while (!pending.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            throwIfFailed();
        }
        throwIfFailed();
    }

    void throwIfFailed() {
        Exception failed = failure;
        if (failed != null) {
            throw new KafkaException("the outlet is closed: " + failed.getMessage(), failed);
        }
    }

    /** The last record acknowledged in each partition. */
    Map<TopicPartition, Noted> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        fail(new IllegalStateException("closed"));
    }

    private void acknowledge(TopicPartition partition, Place place, RecordMetadata metadata) {
        Noted before = acknowledged.put(partition, new Noted(place, metadata.offset()));
        if (before != null && metadata.offset() <= before.offset()) {
            fail(
                    new IllegalStateException(
                            "offset %d follows %d in %s"
                                    .formatted(metadata.offset(), before.offset(), partition)));
        }
    }

    private void fail(Exception failed) {
        if (failure == null) {
            failure = failed;
        }
        producer.close(Duration.ZERO);
    }

    private void lookAtConnections() {
        if (((Number) Objects.requireNonNull(closedConnections.metricValue())).doubleValue() > 0) {
            fail(new KafkaException("the connection to the broker was lost"));
        }
    }
}
