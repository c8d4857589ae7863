package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.events.Actor;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Takes officers' decisions. The files are locked while they are decided on, so of two officers who
 * decide at once the second begins anew and sees what the first has done.
 */
public final class Desk {

    /**
     * Decisions that share a transaction: enough to spare commits, few enough to hold no lock long.
     */
    static final int TOGETHER_MAX = 500;

    private final FileRegister register;
    private final JournaledTransactions transactions;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    public Desk(
            FileRegister register,
            JournaledTransactions transactions,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.register = register;
        this.transactions = transactions;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Decides on checks; one answer each, in their order. */
    Flux<Answer> decide(List<DecisionRequest> requests, Actor by) {
        return Flux.fromIterable(requests)
                .map(request -> new Asked(id(request), command(request, by)))
                .buffer(TOGETHER_MAX)
                .concatMap(together -> inOneTransaction(together, by).flatMapIterable(a -> a));
    }

    /** Refuses a whole declaration. */
    Mono<Answer> refuse(DeclarationId id, RefusalRequest request, Actor by) {
        var command =
                new Refuse(
                        Objects.requireNonNull(request.reason()).name(),
                        request.note(),
                        by,
                        Objects.requireNonNull(request.version()),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return inOneTransaction(List.of(new Asked(id, command)), by).map(List::getFirst);
    }

    private record Asked(DeclarationId id, DeclarationCommand command) {}

    private Mono<List<Answer>> inOneTransaction(List<Asked> asked, Actor by) {
        Mono<List<Answer>> answered =
                register.take(asked.stream().map(Asked::id).toList())
                        .flatMap(
                                files -> {
                                    List<Answer> answers = new ArrayList<>(asked.size());
                                    for (Asked one : asked) {
                                        var events =
                                                files.decide(
                                                        one.id(),
                                                        one.command(),
                                                        new Findings.Nothing(),
                                                        by);
                                        answers.add(
                                                Answer.of(one.id(), events, files.state(one.id())));
                                    }
                                    return register.put(files).thenReturn(answers);
                                });
        return transactions.run(answered).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static DeclarationId id(DecisionRequest request) {
        return new DeclarationId(Objects.requireNonNull(request.declarationId()));
    }

    private DecideCheck command(DecisionRequest request, Actor by) {
        return new DecideCheck(
                Objects.requireNonNull(request.check()),
                Objects.requireNonNull(request.outcome()),
                request.note(),
                by,
                Objects.requireNonNull(request.version()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
