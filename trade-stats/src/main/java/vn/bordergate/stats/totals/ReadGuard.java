package vn.bordergate.stats.totals;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Stands between readers and the database, so that a crowd of readers cannot hold up the fold: few
 * questions are answered at once and the others turned away at once; the server itself ends a
 * statement that takes too long; and while the database fails nobody waits for it. Questions may be
 * as expensive as the asker likes, so their failures do not count against the live stream.
 */
@Component
final class ReadGuard {

    /** Bulkhead and circuit breaker of the questions. */
    static final String QUESTIONS = "totals-questions";

    /** Circuit breaker of the live stream and the board. */
    static final String LIVE = "totals-live";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER_CROWD = Duration.ofSeconds(1);

    private final DatabaseClient database;
    private final TransactionalOperator reading;
    private final CircuitBreaker questions;
    private final CircuitBreaker live;
    private final Bulkhead seats;
    private final TotalsSettings settings;

    ReadGuard(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            TotalsSettings settings) {
        this.database = database;
        this.questions = breakers.circuitBreaker(QUESTIONS);
        this.live = breakers.circuitBreaker(LIVE);
        this.seats = bulkheads.bulkhead(QUESTIONS);
        this.settings = settings;
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        this.reading = TransactionalOperator.create(transactions, definition);
    }

    /** What somebody out there asks. */
    <T> Mono<T> question(Mono<T> statements) {
        Mono<T> guarded =
                limited(statements)
                        .transformDeferred(CircuitBreakerOperator.of(questions))
                        .transformDeferred(BulkheadOperator.of(seats));
        // An asker who hangs up leaves a statement running: the seat stays taken until it ends, or
        // hanging up and asking again would get around the limit.
        return Mono.fromFuture(guarded::toFuture, true)
                .onErrorMap(BulkheadFullException.class, full -> crowded())
                .onErrorMap(ReadGuard::isOfTheMachinery, failure -> unavailable());
    }

    /** What this service asks itself, once for all who watch. */
    <T> Mono<T> live(Mono<T> statements) {
        return limited(statements)
                .transformDeferred(CircuitBreakerOperator.of(live))
                .onErrorMap(ReadGuard::isOfTheMachinery, failure -> unavailable());
    }

    /** The server ends a statement before this side gives up waiting for it. */
    private <T> Mono<T> limited(Mono<T> statements) {
        long millis = settings.statementMax().toMillis();
        return database.sql("set local statement_timeout = " + millis)
                .then()
                .then(statements)
                .as(reading::transactional)
                .timeout(settings.readPatience());
    }

    private static boolean isOfTheMachinery(Throwable failure) {
        return failure instanceof CallNotPermittedException
                || failure instanceof TimeoutException
                || failure instanceof R2dbcException
                || failure instanceof TransactionException
                || failure instanceof DataAccessException;
    }

    private static FaultsException crowded() {
        return new FaultsException(503, List.of(Fault.at("", "TOTALS_CROWDED")), RETRY_AFTER_CROWD);
    }

    private static FaultsException unavailable() {
        return new FaultsException(503, List.of(Fault.at("", "TOTALS_UNAVAILABLE")), RETRY_AFTER);
    }
}
