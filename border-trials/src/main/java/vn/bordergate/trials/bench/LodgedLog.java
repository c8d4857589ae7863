package vn.bordergate.trials.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.JournalEntry;

/** Writes lodged declarations into Kafka as the forwarder of gate-ingest does. */
final class LodgedLog implements AutoCloseable {

    private static final int ROWS_PER_TRANSACTION = 500;

    private final EventJson json = new EventJson();
    private final String journal = UUID.randomUUID().toString();
    private final KafkaProducer<byte[], byte[]> producer;
    private long position;

    LodgedLog(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "acks",
                                "all",
                                "compression.type",
                                "lz4",
                                "linger.ms",
                                "5",
                                "batch.size",
                                "262144"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Writes so many and waits until they are there. */
    void write(int count, Supplier<DeclarationLodged> declarations) {
        for (int i = 0; i < count; i++) {
            var unused = producer.send(record(json.entry(declarations.get())));
        }
        producer.flush();
    }

    /** Writes these, whatever they tell of, and waits until they are there. */
    void write(List<? extends PublishedEvent> events) {
        for (PublishedEvent event : events) {
            var unused = producer.send(record(json.entry(event)));
        }
        producer.flush();
    }

    private ProducerRecord<byte[], byte[]> record(JournalEntry entry) {
        position++;
        String place = 1000 + position / ROWS_PER_TRANSACTION + "/" + position;
        var headers = new RecordHeaders();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", journal + "/" + place);
        header(headers, "ce_journal", journal);
        header(headers, "ce_place", place);
        header(headers, "ce_source", "/gate/gate-ingest");
        header(headers, "ce_type", entry.type());
        header(headers, "ce_time", entry.at().toString());
        header(headers, "content-type", "application/json");
        return new ProducerRecord<>(
                entry.topic(), null, null, bytes(entry.key()), bytes(entry.value()), headers);
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(new RecordHeader(name, bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
