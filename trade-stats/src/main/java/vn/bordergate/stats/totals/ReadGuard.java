package vn.bordergate.stats.totals;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Stands between readers and the database: a question has a limited time, and while the database
 * fails no question waits for it, so that a crowd of readers cannot hold up the fold.
 */
@Component
final class ReadGuard {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final CircuitBreaker breaker;
    private final TotalsSettings settings;

    ReadGuard(CircuitBreakerRegistry breakers, TotalsSettings settings) {
        this.breaker = breakers.circuitBreaker("totals-reads");
        this.settings = settings;
    }

    <T> Mono<T> read(Mono<T> question) {
        return question.timeout(settings.readPatience())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(ReadGuard::isOfTheMachinery, failure -> unavailable());
    }

    private static boolean isOfTheMachinery(Throwable failure) {
        return failure instanceof CallNotPermittedException
                || failure instanceof TimeoutException
                || failure instanceof R2dbcException
                || failure instanceof DataAccessException;
    }

    private static FaultsException unavailable() {
        return new FaultsException(503, List.of(Fault.at("", "TOTALS_UNAVAILABLE")), RETRY_AFTER);
    }
}
