package vn.bordergate.clearance.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/**
 * How far the seals are behind the decisions. Each instance measures it, also one that does not
 * seal. A lag is told and is no illness: nothing is lost by it, and decisions go on.
 */
final class SealingLag implements HealthIndicator {

    static final Duration TOLERATED = Duration.ofMinutes(1);

    private final SealQueries queries;
    private final Sealer sealer;
    private volatile double seconds = Double.NaN;

    SealingLag(SealQueries queries, Sealer sealer, MeterRegistry meters) {
        this.queries = queries;
        this.sealer = sealer;
        Gauge.builder("gate.audit.lag", this, lag -> lag.seconds)
                .description("age of the oldest decision without a seal")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Asks the database anew. */
    @Scheduled(
            fixedDelayString = "${gate.audit.lag-every:10s}",
            initialDelayString = "${gate.audit.lag-every:10s}")
    Mono<Void> measure() {
        return Mono.defer(
                () ->
                        queries.lagSeconds()
                                .doOnNext(measured -> seconds = measured)
                                .doOnError(_ -> seconds = Double.NaN)
                                .then());
    }

    @Override
    public Health health() {
        double measured = seconds;
        Health.Builder health = Health.up().withDetail("sealer", sealer.doing());
        if (Double.isNaN(measured)) {
            return health.withDetail("lag", "not measured").build();
        }
        return health.withDetail("lagSeconds", Math.round(measured))
                .withDetail("degraded", measured > TOLERATED.toSeconds())
                .build();
    }
}
