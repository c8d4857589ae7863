package vn.bordergate.clearance.traffic;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.DeclineReason;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.GateAtWork;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.clearance.register.PlateQuestions.Status;
import vn.bordergate.clearance.traffic.CrossingRequest.Action;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Takes what officers do with crossings, and their answers to questions about plates. */
final class CrossingDesk {

    private final CrossingWork work;
    private final CrossingQueries queries;
    private final PlateQuestions questions;
    private final JournaledTransactions transactions;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    CrossingDesk(
            CrossingWork work,
            CrossingQueries queries,
            PlateQuestions questions,
            JournaledTransactions transactions,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.work = work;
        this.queries = queries;
        this.questions = questions;
        this.transactions = transactions;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Where a crossing stands, for whoever was granted its gate. */
    Mono<Crossing.Known> state(CrossingId id, GateOfficer by) {
        return queries.state(id)
                .switchIfEmpty(Mono.error(CrossingDesk::notThere))
                .doOnNext(state -> requireGate(state, by))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<Question>> questions(String gate, int most, long before, GateOfficer by) {
        requireGate(gate, by);
        return questions
                .open(gate, most, before)
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** Does what was asked; what cannot be done is a problem with 403, 404, 409 or 422. */
    Mono<Crossing.Known> act(
            CrossingId id, Action action, CrossingRequest request, GateOfficer by) {
        CrossingCommand command = request.command(action, by.officer(), now());
        Set<CrossingId> ids = new LinkedHashSet<>(List.of(id));
        if (command instanceof MoveGoods move) {
            ids.add(move.to());
        }
        boolean passing = command instanceof AnswerProposal;
        return transactions
                .run(work.open(ids, List.of(), passing).flatMap(gate -> act(gate, id, command, by)))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Crossing.Known> act(
            GateAtWork gate, CrossingId id, CrossingCommand command, GateOfficer by) {
        if (gate.known(id) instanceof Crossing.Known known) {
            requireGate(known, by);
        }
        Mono<List<CrossingEvent>> decided =
                command instanceof MoveGoods move
                        ? Mono.fromSupplier(
                                () -> gate.transship(id, move, other(gate, id, move), by.actor()))
                        : gate.decide(id, command, by.actor());
        return decided.flatMap(
                events -> {
                    for (CrossingEvent event : events) {
                        if (event instanceof CrossingEvent.Declined no) {
                            return Mono.error(declined(no.reason(), gate.state(id).version()));
                        }
                    }
                    return work.put(gate).thenReturn(Objects.requireNonNull(gate.known(id)));
                });
    }

    /** The other half, on the other vehicle as it stands at this moment. */
    private static TakeGoods other(GateAtWork gate, CrossingId from, MoveGoods move) {
        int seen = gate.state(move.to()).version();
        return new TakeGoods(from, move.officer(), seen, move.at());
    }

    /**
     * Answers which vehicle a reading was of.
     *
     * @param crossing or null where it was none
     */
    Mono<Void> answer(long question, @Nullable CrossingId crossing, GateOfficer by) {
        Instant now = now();
        return transactions
                .run(
                        questions
                                .take(question)
                                .switchIfEmpty(
                                        Mono.error(
                                                () ->
                                                        FaultsException.of(
                                                                404,
                                                                Fault.at("", "QUESTION_NOT_OPEN"))))
                                .flatMap(q -> answered(q, crossing, by, now)))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Void> answered(
            Question question, @Nullable CrossingId crossing, GateOfficer by, Instant now) {
        requireGate(question.reading().gate().value(), by);
        String who = by.actor().id();
        if (crossing == null) {
            return questions.answer(question.id(), Status.DISMISSED, null, who, now);
        }
        var command = Sightings.command(question.reading());
        if (command == null) {
            return Mono.error(FaultsException.of(422, Fault.at("", "READING_SAYS_NOTHING")));
        }
        boolean passing = question.reading().kind() == ReadingKind.BARRIER_PASSED;
        return work.open(List.of(crossing), List.of(), passing)
                .flatMap(
                        gate -> {
                            if (!(gate.known(crossing) instanceof Crossing.Known known)) {
                                return Mono.error(notThere());
                            }
                            requireGate(known, by);
                            return gate.decide(crossing, command, by.actor())
                                    .then(Mono.defer(() -> work.put(gate)));
                        })
                .then(
                        Mono.defer(
                                () ->
                                        questions.answer(
                                                question.id(),
                                                Status.ANSWERED,
                                                crossing,
                                                who,
                                                now)));
    }

    private static void requireGate(Crossing.Known state, GateOfficer by) {
        requireGate(state.standing().vehicle().gate().value(), by);
    }

    private static void requireGate(String gate, GateOfficer by) {
        if (!by.gates().covers(gate)) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
    }

    private static FaultsException notThere() {
        return declined(DeclineReason.CROSSING_NOT_ANNOUNCED, 0);
    }

    private static FaultsException declined(DeclineReason reason, int version) {
        int status =
                switch (reason) {
                    case CROSSING_NOT_ANNOUNCED -> 404;
                    case NOT_THIS_AUTHORITY, PERSON_NEEDED -> 403;
                    case OTHER_VEHICLE_UNFIT, NOT_LADEN, TRANSFER_DRIVER_MISSING -> 422;
                    case STALE_VERSION,
                            SAME_OFFICER,
                            PROPOSAL_OPEN,
                            NOTHING_PROPOSED,
                            NOTHING_TO_SEE,
                            NOT_IN_YARD,
                            IN_YARD_ALREADY,
                            NO_PLACE,
                            NOT_READY,
                            CALLED_ALREADY,
                            NOT_CALLED,
                            VEHICLE_HELD,
                            VEHICLE_NOT_HELD,
                            NO_ALARM,
                            DECLARATION_FORBIDS,
                            CROSSING_NOT_MADE,
                            CROSSING_MADE,
                            CROSSING_ENDED ->
                            409;
                };
        return FaultsException.of(status, Fault.at("", reason.name(), Map.of("version", version)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
