package vn.bordergate.stats.recount;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Place;
import vn.bordergate.stats.totals.FactSubscription;

/** The topic {@code trade.facts}, read without a group, so that no live reader notices. */
@Component
final class KafkaFactLog implements FactLog {

    private static final String TOPIC = Topic.TRADE_FACTS.wireName();
    private static final Duration POLL = Duration.ofMillis(500);

    /** A broker that is silent for so long will not answer this recount. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final Map<String, Object> settings;

    KafkaFactLog(KafkaProperties kafka) {
        this.settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    }

    @Override
    public Map<Integer, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<Integer, Long> ends = new HashMap<>();
            consumer.endOffsets(partitions(consumer))
                    .forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        }
    }

    @Override
    public Map<Integer, Long> since(Instant sent) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions(consumer).forEach(partition -> times.put(partition, sent.toEpochMilli()));
            // Asked for first, so that a record of just now lies behind the end and is not missed.
            Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
            Map<Integer, Long> since = new HashMap<>();
            consumer.offsetsForTimes(times)
                    .forEach(
                            (partition, found) ->
                                    since.put(
                                            partition.partition(),
                                            found == null
                                                    ? ends.getOrDefault(partition, 0L)
                                                    : (Long) found.offset()));
            return since;
        }
    }

    @Override
    public void read(
            Map<Integer, Long> from, Map<Integer, Long> until, Consumer<LoggedRecord> reader) {
        Map<TopicPartition, Long> left = new HashMap<>();
        until.forEach(
                (partition, end) -> {
                    if (end > from.getOrDefault(partition, 0L)) {
                        left.put(new TopicPartition(TOPIC, partition), end);
                    }
                });
        if (left.isEmpty()) {
            return;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(left.keySet());
            checkHolds(consumer, from, left);
            left.keySet().forEach(p -> consumer.seek(p, from.getOrDefault(p.partition(), 0L)));
            readAll(consumer, left, reader);
        }
    }

    private static void checkHolds(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<Integer, Long> from,
            Map<TopicPartition, Long> until) {
        consumer.beginningOffsets(until.keySet())
                .forEach(
                        (partition, first) -> {
                            if (first > from.getOrDefault(partition.partition(), 0L)) {
                                throw new LogUnfitException(
                                        partition + " begins only at offset " + first);
                            }
                        });
        Map<TopicPartition, Long> ends = consumer.endOffsets(until.keySet());
        until.forEach(
                (partition, end) -> {
                    if (ends.getOrDefault(partition, 0L) < end) {
                        throw new LogUnfitException(
                                partition + " ends before offset " + end + ", which was folded");
                    }
                });
    }

    private static void readAll(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> left,
            Consumer<LoggedRecord> reader) {
        long heardNanos = System.nanoTime();
        while (!left.isEmpty()) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Long end = left.get(new TopicPartition(TOPIC, record.partition()));
                if (end != null && record.offset() < end) {
                    logged(record).ifPresent(reader);
                }
            }
            if (!records.isEmpty()) {
                heardNanos = System.nanoTime();
            } else if (System.nanoTime() - heardNanos > SILENCE_MAX.toNanos()) {
                throw new LogUnfitException("the broker has sent nothing for " + SILENCE_MAX);
            }
            // By position, not by record: the last offsets may hold no record at all.
            if (left.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue())) {
                consumer.assign(left.keySet());
            }
        }
    }

    /** Empty for a record that no live reader of this service counts either. */
    private static Optional<LoggedRecord> logged(ConsumerRecord<byte[], byte[]> record) {
        String journal = header(record, "ce_journal");
        String place = header(record, "ce_place");
        String again = header(record, "sent-again-for");
        boolean ours = again.isEmpty() || again.equals(FactSubscription.GROUP);
        if (journal.isEmpty() || place.isEmpty() || record.value() == null || !ours) {
            return Optional.empty();
        }
        return Optional.of(
                new LoggedRecord(
                        record.partition(),
                        journal,
                        Place.parse(place),
                        header(record, "ce_type"),
                        record.key() == null ? new byte[0] : record.key(),
                        record.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
