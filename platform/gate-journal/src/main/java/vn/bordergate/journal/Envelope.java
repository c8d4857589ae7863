package vn.bordergate.journal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0, Kafka protocol binding, binary mode, with two extension attributes of ours. */
final class Envelope {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String CONTENT_TYPE = "content-type";

    /** Id of the journal that the record comes from. */
    static final String JOURNAL = "ce_journal";

    /** The record's {@link Place} in that journal. */
    static final String PLACE = "ce_place";

    /** The consumer that a record is sent again for; others pass over it. */
    static final String SENT_AGAIN_FOR = "sent-again-for";

    /** How often the record was put aside before. */
    static final String SENT_AGAIN_ATTEMPTS = "sent-again-attempts";

    /** What a copy must not take over from its original: it has its own. */
    static final Set<String> OWN = Set.of(SPEC_VERSION, ID, JOURNAL, PLACE);

    private static final Header VERSION_1 = header(SPEC_VERSION, "1.0");
    private static final Header JSON = header(CONTENT_TYPE, "application/json");

    private final String journal;
    private final Header source;
    private final Header journalHeader;
    private final Map<String, Header> types = new ConcurrentHashMap<>();

    Envelope(String journal, String service) {
        this.journal = journal;
        this.source = header(SOURCE, "/gate/" + service);
        this.journalHeader = header(JOURNAL, journal);
    }

    ProducerRecord<byte[], byte[]> record(JournalRow row, int partition) {
        return row.extras().isEmpty() ? event(row, partition) : copy(row, partition);
    }

    private ProducerRecord<byte[], byte[]> event(JournalRow row, int partition) {
        Headers headers = identity(row);
        headers.add(source);
        headers.add(types.computeIfAbsent(row.type(), type -> header(TYPE, type)));
        headers.add(header(TIME, row.at().toString()));
        headers.add(JSON);
        return new ProducerRecord<>(
                row.topic(),
                partition,
                null,
                EventJson.utf8(row.key()),
                EventJson.utf8(row.value()),
                headers);
    }

    private ProducerRecord<byte[], byte[]> copy(JournalRow row, int partition) {
        PassedOn original = PassedOn.of(row);
        Headers headers = identity(row);
        original.headers().forEach(headers::add);
        Set<String> present =
                original.headers().stream().map(Header::key).collect(Collectors.toSet());
        if (!present.contains(SOURCE)) {
            headers.add(source);
        }
        if (!present.contains(TYPE) && !row.type().isEmpty()) {
            headers.add(header(TYPE, row.type()));
        }
        if (!present.contains(TIME)) {
            headers.add(header(TIME, row.at().toString()));
        }
        return new ProducerRecord<>(
                row.topic(), partition, null, original.key(), original.value(), headers);
    }

    private Headers identity(JournalRow row) {
        String place = row.place().toString();
        Headers headers = new RecordHeaders();
        headers.add(VERSION_1);
        headers.add(header(ID, journal + '/' + place));
        headers.add(journalHeader);
        headers.add(header(PLACE, place));
        return headers;
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
