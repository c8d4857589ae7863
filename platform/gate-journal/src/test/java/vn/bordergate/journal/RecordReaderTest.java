package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.EventType;

class RecordReaderTest {

    private final EventJson json = new EventJson();
    private final JournalEntry entry =
            json.entry(
                    new DeclarationWithdrawn(
                            new DeclarationId(UUID.randomUUID()), 1, Instant.EPOCH));

    @Test
    void anEventIsRead() {
        Reading reading = read(record(entry.type()));
        assertThat(reading.received()).isNotNull();
        assertThat(reading.fault()).isNull();
    }

    @Test
    void aLaterVersionThatIsSentBesideAKnownOneIsPassedOver() {
        Reading reading = read(record(entry.type().replace(".v1", ".v2")));
        assertThat(reading.received()).isNull();
        assertThat(reading.fault()).isNull();
        assertThat(reading.place()).isEqualTo(new Place(7, 1));
    }

    @Test
    void anUnknownTypeIsAtFault() {
        assertThat(read(record("vn.bordergate.weather.v1")).fault()).contains("unknown type");
    }

    @Test
    void aTypeOfNoConcernIsPassedOverUnread() {
        ConsumerRecord<byte[], byte[]> broken = record(entry.type(), "[]");
        assertThat(read(broken, Set.of(EventType.TRADE_FACT)))
                .returns(null, Reading::received)
                .returns(null, Reading::fault)
                .returns(new Place(7, 1), Reading::place);
        assertThat(read(broken, Set.of(EventType.DECLARATION_WITHDRAWN)).fault()).isNotNull();
    }

    @Test
    void aRecordSentAgainForAnotherGroupIsPassedOver() {
        ConsumerRecord<byte[], byte[]> again = record(entry.type());
        again.headers().add(Envelope.header(Envelope.SENT_AGAIN_FOR, "another"));
        Reading reading = read(again);
        assertThat(reading.received()).isNull();
        assertThat(reading.fault()).isNull();
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        return new RecordReader(json, "mine").read(List.of(record)).getFirst();
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record, Set<EventType> concerns) {
        return new RecordReader(json, "mine", concerns).read(List.of(record)).getFirst();
    }

    private ConsumerRecord<byte[], byte[]> record(String type) {
        return record(type, entry.value());
    }

    private ConsumerRecord<byte[], byte[]> record(String type, String value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        entry.topic(), 0, 0, EventJson.utf8(entry.key()), EventJson.utf8(value));
        record.headers().add(Envelope.header(Envelope.JOURNAL, UUID.randomUUID().toString()));
        record.headers().add(Envelope.header(Envelope.PLACE, "7/1"));
        record.headers().add(Envelope.header(Envelope.TYPE, type));
        return record;
    }
}
