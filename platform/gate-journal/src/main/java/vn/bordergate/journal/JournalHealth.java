package vn.bordergate.journal;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when a partition stopped, which only a person can put right. A forwarder that waits for a
 * broker is told but is no illness: the service goes on without Kafka.
 */
final class JournalHealth implements HealthIndicator {

    private final StoppedPartitions stopped;
    private final Forwarder forwarder;

    JournalHealth(StoppedPartitions stopped, Forwarder forwarder) {
        this.stopped = stopped;
        this.forwarder = forwarder;
    }

    @Override
    public Health health() {
        Map<String, String> reasons = stopped.reasons();
        Health.Builder health = reasons.isEmpty() ? Health.up() : Health.down();
        String trouble = forwarder.trouble();
        health.withDetail("forwarder", trouble == null ? "forwarding" : "waiting: " + trouble);
        reasons.forEach(health::withDetail);
        return health.build();
    }
}
