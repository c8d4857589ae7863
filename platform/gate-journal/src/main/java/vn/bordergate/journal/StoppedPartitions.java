package vn.bordergate.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Partitions that an impossible history stopped, with the reason. */
final class StoppedPartitions {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void add(String consumer, TopicPartition partition, String reason) {
        reasons.put(consumer + " " + partition, reason);
    }

    void remove(String consumer, TopicPartition partition) {
        reasons.remove(consumer + " " + partition);
    }

    int count() {
        return reasons.size();
    }

    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
