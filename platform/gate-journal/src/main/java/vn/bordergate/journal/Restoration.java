package vn.bordergate.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.ForwarderStore.Noted;

/**
 * Notices that the database was set back: restored to a point in time, taken over by a replica that
 * was behind, or loaded into another cluster. Its next entries would have places that the log knows
 * already, and readers would take them for repeats; so the journal gets a new id. Entries that are
 * both in the journal and in the log are not sent again under the new one.
 *
 * <p>The log tells: behind what was noted, each of its records from this journal must be an entry
 * of the journal, because no entry is deleted before it is noted.
 */
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    /** Where nothing was noted about a partition, so much of its end is looked through. */
    private static final long UNNOTED_LOOK_MAX = 5_000;

    private static final int DELETE_MAX = 10_000;

    private final Map<TopicPartition, Noted> notes;
    private final RestorationStore store;
    private final LogPeek peek;
    private final Envelope envelope;
    private final String journal;
    private final List<Place> held = new ArrayList<>();
    private long unknown;

    Restoration(ForwarderStore store, LogPeek peek, String journal) {
        this.notes = store.notes();
        this.store = new RestorationStore(store.connection());
        this.peek = peek;
        this.envelope = new Envelope(journal, "");
        this.journal = journal;
    }

    /**
     * @return whether the journal has a new id now
     */
    boolean renewWhereSetBack() {
        Collection<TopicPartition> partitions = partitions();
        peek.bounds(partitions)
                .forEach(
                        (partition, bounds) -> {
                            Noted note = notes.get(partition);
                            look(partition, bounds, note == null ? unnoted(bounds) : note);
                        });
        boolean foreign = store.isForeign();
        if (unknown == 0 && !foreign) {
            return false;
        }
        LOG.error(
                "The database was set back: the log has {} entries of journal {} that it does not"
                        + " know. Readers have applied them. The journal gets a new id",
                unknown,
                journal);
        for (int from = 0; from < held.size(); from += DELETE_MAX) {
            store.delete(held.subList(from, Math.min(held.size(), from + DELETE_MAX)));
        }
        store.renew(foreign, DELETE_MAX);
        return true;
    }

    private Collection<TopicPartition> partitions() {
        Set<String> topics = new HashSet<>(store.topicsWaiting());
        notes.keySet().forEach(partition -> topics.add(partition.topic()));
        if (topics.isEmpty()) {
            for (Topic topic : Topic.values()) {
                topics.add(topic.wireName());
                topics.add(topic.deadName());
            }
        }
        return topics.stream().flatMap(topic -> peek.partitions(topic).stream()).toList();
    }

    private static Noted unnoted(LogPeek.Bounds bounds) {
        return new Noted(Place.START, bounds.end() - UNNOTED_LOOK_MAX - 1);
    }

    private void look(TopicPartition partition, LogPeek.Bounds bounds, Noted note) {
        long at = Math.max(bounds.first(), note.offset() + 1);
        while (at < bounds.end()) {
            List<ConsumerRecord<byte[], byte[]>> some = peek.between(partition, at, bounds.end());
            Map<Place, ConsumerRecord<byte[], byte[]>> sent = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : some) {
                Place place = LogPeek.placeIn(record, journal);
                if (place != null && place.isAfter(note.place())) {
                    sent.put(place, record);
                }
            }
            compare(sent);
            at = some.isEmpty() ? bounds.end() : some.getLast().offset() + 1;
        }
    }

    private void compare(Map<Place, ConsumerRecord<byte[], byte[]>> sent) {
        if (sent.isEmpty()) {
            return;
        }
        unknown += sent.size();
        for (JournalRow row : store.readAt(List.copyOf(sent.keySet()))) {
            ConsumerRecord<byte[], byte[]> record = sent.get(row.place());
            if (record != null && isOf(row, record)) {
                unknown--;
                held.add(row.place());
            }
        }
    }

    private boolean isOf(JournalRow row, ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> mine = envelope.record(row, record.partition());
        return row.topic().equals(record.topic())
                && Arrays.equals(mine.key(), record.key())
                && Arrays.equals(mine.value(), record.value());
    }
}
