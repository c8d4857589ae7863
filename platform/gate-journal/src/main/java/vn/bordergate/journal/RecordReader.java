package vn.bordergate.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.EventType;
import vn.bordergate.events.PublishedEvent;

/** Makes events of records; one for each listening thread. */
final class RecordReader {

    private final EventJson json;
    private final String consumer;
    private final Set<EventType> concerns;
    private final Map<String, Optional<EventType>> types = new HashMap<>();

    /** Nearly all records of a partition come from one journal. */
    private byte[] lastJournal = new byte[0];

    private String lastJournalText = "";

    /** Reads every type. */
    RecordReader(EventJson json, String consumer) {
        this(json, consumer, EnumSet.allOf(EventType.class));
    }

    /**
     * @param concerns types that are read; all others are passed over
     */
    RecordReader(EventJson json, String consumer, Set<EventType> concerns) {
        this.json = json;
        this.consumer = consumer;
        this.concerns = Set.copyOf(concerns);
    }

    List<Reading> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Reading> readings = new ArrayList<>(records.size());
        TopicPartition partition = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (partition == null
                    || partition.partition() != record.partition()
                    || !partition.topic().equals(record.topic())) {
                partition = new TopicPartition(record.topic(), record.partition());
            }
            readings.add(read(record, partition));
        }
        return readings;
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record, TopicPartition partition) {
        Found found = new Found();
        for (Header header : record.headers()) {
            found.take(header);
        }
        if (found.place == null || found.journal == null) {
            return new Reading(
                    record, partition, null, null, null, "no place of a journal in the headers");
        }
        if (found.sentAgainFor != null && !found.sentAgainFor.equals(consumer)) {
            return new Reading(record, partition, found.journal, found.place, null, null);
        }
        try {
            Received received = received(record, found.place, found.type);
            return new Reading(record, partition, found.journal, found.place, received, null);
        } catch (UnreadableEventException e) {
            return new Reading(
                    record,
                    partition,
                    found.journal,
                    found.place,
                    null,
                    String.valueOf(e.getMessage()));
        }
    }

    /** The event; null when it is of no concern, or sent beside a version that is known here. */
    private @Nullable Received received(
            ConsumerRecord<byte[], byte[]> record, Place place, @Nullable String typeName)
            throws UnreadableEventException {
        if (typeName == null) {
            throw new UnreadableEventException("no type in the headers");
        }
        Optional<EventType> type = types.get(typeName);
        if (type == null) {
            type = EventType.named(typeName);
            if (type.isEmpty() && EventType.isOtherVersionOfKnown(typeName)) {
                return null;
            }
            if (type.isEmpty()) {
                throw new UnreadableEventException("unknown type " + typeName);
            }
            types.put(typeName, type);
        }
        if (!concerns.contains(type.orElseThrow())) {
            return null;
        }
        if (record.value() == null || record.key() == null) {
            throw new UnreadableEventException("no key or no value");
        }
        PublishedEvent event = json.read(type.orElseThrow(), record.value());
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!key.equals(event.key())) {
            throw new UnreadableEventException("key is not that of the event: " + event.key());
        }
        return new Received(
                record.topic(), record.partition(), record.offset(), event.key(), place, event);
    }

    private final class Found {
        private @Nullable String journal;
        private @Nullable Place place;
        private @Nullable String type;
        private @Nullable String sentAgainFor;

        void take(Header header) {
            switch (header.key()) {
                case Envelope.JOURNAL -> journal = journal(header.value());
                case Envelope.PLACE -> place = place(text(header));
                case Envelope.TYPE -> type = text(header);
                case Envelope.SENT_AGAIN_FOR -> sentAgainFor = text(header);
                default -> {
                    // Not needed to apply the event.
                }
            }
        }

        private @Nullable String journal(byte @Nullable [] value) {
            if (value == null || value.length > 64) {
                return null;
            }
            if (!Arrays.equals(value, lastJournal)) {
                String id = new String(value, StandardCharsets.UTF_8);
                if (!InboxRow.isJournal(id)) {
                    return null;
                }
                lastJournal = value.clone();
                lastJournalText = id;
            }
            return lastJournalText;
        }
    }

    private static @Nullable String text(Header header) {
        return header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable Place place(@Nullable String text) {
        try {
            return text == null ? null : Place.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
