package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.desk.ActionRequest.Action;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.register.OpenFiles;
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
    private final Lookup lookup;
    private final OfficerNames names;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    public Desk(
            FileRegister register,
            JournaledTransactions transactions,
            Lookup lookup,
            OfficerNames names,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.register = register;
        this.transactions = transactions;
        this.lookup = lookup;
        this.names = names;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Decides on checks; one answer each, in their order. */
    Flux<Answer> decide(List<DecisionRequest> requests, SignedIn by) {
        return met(by).thenMany(Flux.fromIterable(requests))
                .map(request -> new Asked(id(request), request.command(by, now())))
                .buffer(TOGETHER_MAX)
                .concatMap(together -> inOneTransaction(together, by).flatMapIterable(a -> a));
    }

    /** Refuses a whole declaration. */
    Mono<Answer> refuse(DeclarationId id, RefusalRequest request, SignedIn by) {
        return alone(
                id,
                () ->
                        new Refuse(
                                Objects.requireNonNull(request.reason()).name(),
                                request.note(),
                                by.officer(),
                                Objects.requireNonNull(request.version()),
                                now()),
                by);
    }

    /** Does anything else that may be done with a file. */
    Mono<Answer> act(DeclarationId id, Action action, ActionRequest request, SignedIn by) {
        return alone(id, () -> request.command(action, by, now()), by);
    }

    private Mono<Answer> alone(
            DeclarationId id, Supplier<DeclarationCommand> command, SignedIn by) {
        return met(by).then(
                        Mono.defer(
                                () -> {
                                    var asked = new Asked(id, command.get());
                                    return inOneTransaction(List.of(asked), by);
                                }))
                .map(List::getFirst);
    }

    /** Before they decide, so that the name was known at the time of the decision. */
    private Mono<Void> met(SignedIn by) {
        return names.meet(by.actor().id(), by.name())
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private record Asked(DeclarationId id, DeclarationCommand command) {}

    private Mono<List<Answer>> inOneTransaction(List<Asked> asked, SignedIn by) {
        Mono<List<Answer>> answered =
                register.take(asked.stream().map(Asked::id).toList())
                        .flatMap(
                                files ->
                                        Flux.fromIterable(asked)
                                                .concatMap(one -> answer(files, one, by))
                                                .collectList()
                                                .flatMap(
                                                        answers ->
                                                                register.put(files)
                                                                        .thenReturn(answers)));
        Mono<List<Answer>> decided =
                transactions.run(answered).doOnNext(answers -> noteRefusals(answers, asked, by));
        return decided.transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Once the transaction is over, which may have been tried more than once. */
    private void noteRefusals(List<Answer> answers, List<Asked> asked, SignedIn by) {
        for (int i = 0; i < answers.size(); i++) {
            RefusedOfficers.write(answers.get(i), by.actor(), asked.get(i).command(), now());
        }
    }

    private Mono<Answer> answer(OpenFiles files, Asked asked, SignedIn by) {
        DeclarationId id = asked.id();
        Declaration before = files.state(id);
        if (before instanceof Declaration.Lodged file
                && !by.gates().covers(file.standing().consignment().gate())) {
            return Mono.just(Answer.foreign(id, before));
        }
        return lookup.of(id, before, asked.command())
                .map(
                        findings -> {
                            var events = files.decide(id, asked.command(), findings, by.actor());
                            return Answer.of(id, events, files.state(id));
                        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static DeclarationId id(DecisionRequest request) {
        return new DeclarationId(Objects.requireNonNull(request.declarationId()));
    }
}
