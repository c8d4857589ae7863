package vn.bordergate.trials.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.JournalEntry;

/** The topic of trade facts, written as the forwarder of clearance-service writes it. */
final class FactLog {

    private static final Topic TOPIC = Topic.TRADE_FACTS;
    private static final int ROWS_PER_TRANSACTION = 500;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;

    FactLog(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void create() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            if (!admin.listTopics().names().get().contains(TOPIC.wireName())) {
                admin.createTopics(
                                List.of(
                                        new NewTopic(
                                                TOPIC.wireName(), TOPIC.partitions(), (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    /** Writes so many and waits until they are there; gives the bytes of a value in the middle. */
    double write(FactLoad load, int count) {
        EventJson json = new EventJson();
        byte[] journal = bytes(UUID.randomUUID().toString());
        long bytes = 0;
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "acks", "all",
                        "compression.type", "lz4",
                        "linger.ms", "5",
                        "batch.size", "262144");
        try (var producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                JournalEntry entry = json.entry(load.fact(i));
                byte[] value = bytes(entry.value());
                bytes += value.length;
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        entry.topic(),
                                        null,
                                        null,
                                        bytes(entry.key()),
                                        value,
                                        headers(journal, i + 1L, entry)));
            }
            producer.flush();
        }
        return (double) bytes / count;
    }

    /** Records a second that one consumer reads and does nothing with. */
    double rawPerSecond(long records, long warmUp) {
        List<TopicPartition> partitions =
                IntStream.range(0, TOPIC.partitions())
                        .mapToObj(number -> new TopicPartition(TOPIC.wireName(), number))
                        .toList();
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "max.poll.records", "50000",
                        "max.partition.fetch.bytes", "8388608",
                        "fetch.max.bytes", "33554432",
                        "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Pace pace = new Pace(warmUp, records);
            long read = 0;
            while (read < records) {
                read += consumer.poll(POLL).count();
                pace.at(read);
            }
            return pace.perSecond();
        }
    }

    private static RecordHeaders headers(byte[] journal, long position, JournalEntry entry) {
        String place = 1000 + position / ROWS_PER_TRANSACTION + "/" + position;
        RecordHeaders headers = new RecordHeaders();
        header(headers, "ce_specversion", bytes("1.0"));
        header(headers, "ce_id", bytes(new String(journal, StandardCharsets.UTF_8) + "/" + place));
        header(headers, "ce_journal", journal);
        header(headers, "ce_place", bytes(place));
        header(headers, "ce_source", bytes("/gate/clearance-service"));
        header(headers, "ce_type", bytes(entry.type()));
        header(headers, "ce_time", bytes(entry.at().toString()));
        header(headers, "content-type", bytes("application/json"));
        return headers;
    }

    private static void header(RecordHeaders headers, String name, byte[] value) {
        headers.add(new RecordHeader(name, value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
