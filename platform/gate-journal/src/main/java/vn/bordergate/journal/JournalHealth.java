package vn.bordergate.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when a partition stopped, when the forwarder's thread is dead, or when the broker is there
 * but has not taken an entry for minutes: only a person can put that right. A forwarder that waits
 * for a broker is told but is no illness: the service goes on without Kafka.
 */
final class JournalHealth implements HealthIndicator {

    static final Duration FAILING_MAX = Duration.ofMinutes(5);

    private final StoppedPartitions stopped;
    private final Forwarder forwarder;
    private final Clock clock;

    JournalHealth(StoppedPartitions stopped, Forwarder forwarder, Clock clock) {
        this.stopped = stopped;
        this.forwarder = forwarder;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Map<String, String> reasons = stopped.reasons();
        boolean stuck = clock.instant().minus(FAILING_MAX).isAfter(forwarder.failingSince());
        boolean down = !reasons.isEmpty() || stuck || forwarder.isDead();
        Health.Builder health = down ? Health.down() : Health.up();
        health.withDetail("forwarder", forwarder());
        if (stuck) {
            health.withDetail("failingSince", forwarder.failingSince().toString());
        }
        reasons.forEach(health::withDetail);
        return health.build();
    }

    private String forwarder() {
        if (forwarder.isDead()) {
            return "dead";
        }
        if (!forwarder.isRunning()) {
            return "off";
        }
        String trouble = forwarder.trouble();
        if (trouble != null) {
            return "waiting: " + trouble;
        }
        return forwarder.isStandingBy() ? "standing by" : "forwarding";
    }
}
