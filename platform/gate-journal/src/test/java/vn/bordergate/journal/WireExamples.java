package vn.bordergate.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import vn.bordergate.events.EventType;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Topic;

/** Records as this code sends them, made of the approved samples. */
final class WireExamples {

    private static final Path APPROVED = Path.of("../gate-events/src/test/resources/approved");
    private static final Place PLACE = new Place(81_920, 4_711);
    private static final UUID JOURNAL = UUID.fromString("3f0c6a52-9d1e-4b7a-8c55-2e7f90a1b3c4");

    private final EventJson json = new EventJson();

    /** One record on the wire. */
    record Sent(String key, Map<String, Object> headers, byte[] value) {}

    /** An event of the type, read and written by the codec, in the envelope of its writer. */
    Sent of(EventType type) throws Exception {
        byte[] approved = Files.readAllBytes(APPROVED.resolve(type.typeName() + ".json"));
        PublishedEvent event = json.read(type.typeName(), approved);
        JournalEntry entry = json.entry(event);
        var row =
                new JournalRow(
                        PLACE,
                        entry.topic(),
                        entry.key(),
                        entry.type(),
                        entry.at(),
                        entry.value(),
                        "");
        return sent(new Envelope(JOURNAL.toString(), writer(type.topic())).record(row, 0));
    }

    /** An event of the topic that a reader could not accept. */
    Sent dead(Topic topic) throws Exception {
        EventType type = first(topic);
        Sent refused = of(type);
        var record =
                new ConsumerRecord<>(
                        topic.wireName(),
                        3,
                        1_204L,
                        refused.key().getBytes(StandardCharsets.UTF_8),
                        refused.value());
        refused.headers()
                .forEach(
                        (name, value) ->
                                record.headers().add(Envelope.header(name, value.toString())));
        PassedOn letter =
                DeadLetter.of(
                        record,
                        "trade-stats-fold",
                        "a field that must be there is missing",
                        Instant.parse("2026-11-22T09:30:01Z"),
                        900_000);
        return sent(new Envelope(JOURNAL.toString(), "trade-stats").record(letter.row(PLACE), 0));
    }

    /** The payload, as a reader's JSON library has it. */
    Map<?, ?> value(Sent sent) {
        return json.read(new String(sent.value(), StandardCharsets.UTF_8), LinkedHashMap.class);
    }

    static EventType first(Topic topic) {
        for (EventType type : EventType.values()) {
            if (type.topic() == topic) {
                return type;
            }
        }
        throw new IllegalStateException("nothing is sent to " + topic);
    }

    /** The one service that writes to the topic. */
    static String writer(Topic topic) {
        return switch (topic) {
            case GATE_DECLARATIONS, GATE_CROSSINGS -> "gate-ingest";
            case CUSTOMS_NOTICES -> "customs-link";
            case CLEARANCE_DECLARATIONS, CLEARANCE_CROSSINGS, TRADE_FACTS -> "clearance-service";
        };
    }

    private static Sent sent(ProducerRecord<byte[], byte[]> record) {
        return new Sent(
                new String(record.key(), StandardCharsets.UTF_8),
                headers(record.headers()),
                record.value());
    }

    private static Map<String, Object> headers(Headers headers) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
