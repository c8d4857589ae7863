package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.JournaledTransactions;

/** Sees to vehicles that did not come, and forgets plates that nobody needs to know any more. */
public final class CrossingClock {

    private static final Actor CLOCK = new Actor(ActorKind.RULE, "calls");
    private static final int VEHICLES_MAX = 500;

    private final CrossingQueries queries;
    private final CrossingWork work;
    private final PlateQuestions questions;
    private final VehicleFinder finder;
    private final JournaledTransactions transactions;
    private final InstantSource clock;
    private final int callsMax;

    /**
     * @param callsMax calls in vain after which a vehicle is no longer waited for
     */
    @SuppressWarnings("TooManyParameters") // one for each thing that a sweep looks at
    CrossingClock(
            CrossingQueries queries,
            CrossingWork work,
            PlateQuestions questions,
            VehicleFinder finder,
            JournaledTransactions transactions,
            InstantSource clock,
            int callsMax) {
        this.queries = queries;
        this.work = work;
        this.questions = questions;
        this.finder = finder;
        this.transactions = transactions;
        this.clock = clock;
        this.callsMax = callsMax;
    }

    /** One sweep; what fails is found again by the next. */
    @Scheduled(
            fixedDelayString = "${gate.crossings.sweep:15s}",
            initialDelayString = "${gate.crossings.sweep:15s}")
    public Mono<Void> sweep() {
        return Mono.defer(
                () -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return sweep(now)
                            .then(Mono.defer(() -> questions.forget(now)))
                            .then(Mono.defer(() -> finder.forget(now)));
                });
    }

    /**
     * Assesses those who wait anew. Whoever was let in while their declaration was being cleared
     * was seen by neither of the two, and nothing else would look again.
     */
    @Scheduled(
            fixedDelayString = "${gate.crossings.assess:30s}",
            initialDelayString = "${gate.crossings.assess:30s}")
    public Mono<Void> assess() {
        return Mono.defer(() -> assess(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    Mono<Void> assess(Instant now) {
        return transactions.run(
                queries.waiting(VEHICLES_MAX)
                        .flatMap(
                                ids ->
                                        ids.isEmpty()
                                                ? Mono.empty()
                                                : decided(ids, new Reassess(now))));
    }

    Mono<Void> sweep(Instant now) {
        return transactions.run(
                queries.overdue(now, VEHICLES_MAX)
                        .flatMap(
                                ids ->
                                        ids.isEmpty()
                                                ? Mono.empty()
                                                : decided(ids, new Overdue(callsMax, now))));
    }

    private Mono<Void> decided(List<CrossingId> ids, CrossingCommand command) {
        return work.open(ids, List.of(), false)
                .flatMap(
                        gate ->
                                Flux.fromIterable(ids)
                                        .concatMap(id -> gate.decide(id, command, CLOCK))
                                        .then(Mono.defer(() -> work.put(gate))));
    }
}
