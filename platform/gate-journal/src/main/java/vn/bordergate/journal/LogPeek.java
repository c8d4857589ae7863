package vn.bordergate.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks at single records of a log, outside any consumer group. */
final class LogPeek implements AutoCloseable {

    private static final long FIRST_STEP = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration stepMax;

    LogPeek(Map<String, Object> connection, Duration stepMax) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, OffsetResetStrategy.EARLIEST.toString());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) stepMax.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) stepMax.toMillis());
        // A fetch that waits at the end of one partition would hold up the look at the next.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        this.consumer = new KafkaConsumer<>(settings);
        this.stepMax = stepMax;
    }

    /** The topic's partitions; none when there is no such topic. */
    List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic, stepMax).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** First offset kept and the one after the last, of each partition that exists. */
    Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, stepMax);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, stepMax);
        Map<TopicPartition, Bounds> bounds = new HashMap<>();
        first.forEach((p, from) -> bounds.put(p, new Bounds(from, end.getOrDefault(p, from))));
        return bounds;
    }

    /** The record at the offset, which must lie within the bounds. */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        return between(partition, offset, offset + 1).stream()
                .filter(record -> record.offset() == offset)
                .findFirst();
    }

    /** The latest place of the journal in the partition, with its offset. */
    Optional<ForwarderStore.Noted> lastOf(TopicPartition partition, Bounds bounds, String journal) {
        long step = FIRST_STEP;
        for (long end = bounds.end(); end > bounds.first(); step *= 4) {
            long from = Math.max(bounds.first(), end - step);
            Optional<ForwarderStore.Noted> last = latest(partition, from, end, journal);
            if (last.isPresent()) {
                return last;
            }
            end = from;
        }
        return Optional.empty();
    }

    private Optional<ForwarderStore.Noted> latest(
            TopicPartition partition, long from, long end, String journal) {
        ForwarderStore.@Nullable Noted latest = null;
        long at = from;
        while (at < end) {
            List<ConsumerRecord<byte[], byte[]>> some = between(partition, at, end);
            for (ConsumerRecord<byte[], byte[]> record : some) {
                Place place = placeIn(record, journal);
                if (place != null && (latest == null || place.isAfter(latest.place()))) {
                    latest = new ForwarderStore.Noted(place, record.offset());
                }
            }
            at = some.isEmpty() ? end : some.getLast().offset() + 1;
        }
        return Optional.ofNullable(latest);
    }

    /** Some records from the offset on, as they came with one answer of the broker. */
    List<ConsumerRecord<byte[], byte[]>> between(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long deadline = System.nanoTime() + stepMax.toNanos();
        while (System.nanoTime() < deadline) {
            List<ConsumerRecord<byte[], byte[]>> some =
                    consumer.poll(Duration.ofMillis(500)).records(partition);
            if (!some.isEmpty()) {
                return some.stream().filter(record -> record.offset() < end).toList();
            }
        }
        throw new TimeoutException("no record at " + partition + " from " + from);
    }

    static @Nullable Place placeIn(ConsumerRecord<byte[], byte[]> record, String journal) {
        return journal.equals(text(record, Envelope.JOURNAL)) ? place(record) : null;
    }

    private static @Nullable Place place(ConsumerRecord<byte[], byte[]> record) {
        String place = text(record, Envelope.PLACE);
        try {
            return place == null ? null : Place.parse(place);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String header) {
        Header found = record.headers().lastHeader(header);
        return found == null || found.value() == null
                ? null
                : new String(found.value(), StandardCharsets.UTF_8);
    }

    /** What a record is known by when it is met again: its event's id, else a sum of its bytes. */
    static String mark(ConsumerRecord<byte[], byte[]> record) {
        String id = text(record, Envelope.ID);
        if (id != null && id.length() <= 200 && JournalWriter.isStorable(id)) {
            return id;
        }
        CRC32C sum = new CRC32C();
        if (record.value() != null) {
            sum.update(record.value());
        }
        return "crc32c:" + sum.getValue();
    }

    @Override
    public void close() {
        consumer.close();
    }

    record Bounds(long first, long end) {}
}
