package vn.bordergate.ingest.firm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Failures;
import vn.bordergate.ingest.firm.FirmChanges.Change;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Each change of a firm is one transaction with its record, and they come one by one. When it is
 * answered, this instance's memory has it.
 */
final class FirmTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(FirmTransactions.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final FirmRegister register;
    private final FirmChanges changes;
    private final TransactionalOperator transactions;
    private final FirmShelf shelf;
    private final RightsMoved moved;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    FirmTransactions(
            FirmRegister register,
            FirmChanges changes,
            TransactionalOperator transactions,
            FirmShelf shelf,
            RightsMoved moved,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.register = register;
        this.changes = changes;
        this.transactions = transactions;
        this.shelf = shelf;
        this.moved = moved;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** What is written at one moment, and what is to be recorded of it. */
    @FunctionalInterface
    interface Work {
        Mono<Change> at(Instant now);
    }

    Mono<Void> changed(Work work) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        Mono<Change> written =
                register.move()
                        .then(Mono.defer(() -> work.at(at)))
                        .delayUntil(change -> changes.add(change, at))
                        .as(transactions::transactional);
        return guarded(written)
                .doOnNext(change -> FirmChanges.audit(change, at))
                // The change stands; the shelf reads it by itself where this fails.
                .flatMap(
                        change ->
                                shelf.refresh()
                                        .onErrorComplete()
                                        .then(Mono.defer(() -> tell(change))));
    }

    private Mono<Void> tell(Change change) {
        Mono<Void> told =
                switch (change.act()) {
                    case MEMBER_PUT, MEMBER_ENDED -> moved.of(change.firm(), change.about());
                    case GRANT_ENDED -> tellBroker(change);
                    case ASKED, CONFIRMED, DECLINED, GRANTED -> Mono.empty();
                };
        return told.timeout(ANSWER_MAX)
                .doOnError(e -> LOG.warn("not told of changed rights: {}", e.toString()))
                .onErrorComplete();
    }

    /** A grant that ends takes the same from all of the broker's people. */
    private Mono<Void> tellBroker(Change change) {
        FirmNumber broker = FirmNumber.parse(change.about());
        return broker == null
                ? Mono.empty()
                : register.staff(broker)
                        .flatMapIterable(Staff::members)
                        .filter(Staff.Member::works)
                        .concatMap(member -> moved.of(change.firm(), member.account()))
                        .then();
    }

    /** Work on the database under the door's breaker; its failure is a coded answer. */
    <T> Mono<T> guarded(Mono<T> work) {
        return work.timeout(ANSWER_MAX)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(Failures::isMachinery, _ -> unavailable());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Limits.ZONE);
    }

    private static FaultsException unavailable() {
        Map<String, Object> args = Map.of("seconds", RETRY_AFTER.toSeconds());
        return new FaultsException(
                503, List.of(Fault.at("", "GATE_UNAVAILABLE", args)), RETRY_AFTER);
    }
}
