package vn.bordergate.ingest.door;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The breaker and the time limit of everything that a door asks of the database. */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final CircuitBreaker breaker;
    private final TimeLimiter timeLimiter;
    private final Duration retryAfter;

    Guard(CircuitBreaker breaker, TimeLimiter timeLimiter, Duration retryAfter) {
        this.breaker = breaker;
        this.timeLimiter = timeLimiter;
        this.retryAfter = retryAfter;
    }

    boolean isShut() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    <T> Mono<T> guarded(Mono<T> work) {
        return work.transformDeferred(TimeLimiterOperator.of(timeLimiter))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(Failures::isMachinery, this::unavailable);
    }

    UnavailableException unavailable(String message) {
        return new UnavailableException(message, retryAfter);
    }

    private Throwable unavailable(Throwable cause) {
        LOG.warn("cannot write: {}", cause.toString());
        return unavailable("cannot write");
    }
}
