package vn.bordergate.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.bordergate.journal.ForwarderStore.Noted;

/**
 * Finds partitions that lost the end of their log, such as after a broker without a replica lost
 * power: the record that was noted last is no longer at its offset.
 */
final class LostTail {

    private LostTail() {}

    /**
     * @return for each partition that lost records, the last place that survived, or {@link
     *     Place#START}
     */
    static Map<TopicPartition, Place> find(
            LogPeek peek, Map<TopicPartition, Noted> notes, String journal) {
        Map<TopicPartition, Place> lost = new HashMap<>();
        peek.bounds(notes.keySet())
                .forEach(
                        (partition, bounds) -> {
                            Noted noted = notes.get(partition);
                            if (noted != null && !holds(peek, partition, bounds, noted, journal)) {
                                Optional<Noted> survivor = peek.lastOf(partition, bounds, journal);
                                lost.put(partition, survivor.map(Noted::place).orElse(Place.START));
                            }
                        });
        return lost;
    }

    private static boolean holds(
            LogPeek peek,
            TopicPartition partition,
            LogPeek.Bounds bounds,
            Noted noted,
            String journal) {
        if (noted.offset() >= bounds.end()) {
            return false;
        }
        if (noted.offset() < bounds.first()) {
            // The broker deleted it by age, and has later ones.
            return true;
        }
        Optional<ConsumerRecord<byte[], byte[]>> record = peek.at(partition, noted.offset());
        return record.isPresent() && noted.place().equals(LogPeek.placeIn(record.get(), journal));
    }
}
