package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.CrossingQueries.Carrying;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/**
 * Assesses vehicles anew whose declarations or fees have changed. What it reads may be later than
 * the event that made it look; never earlier, as the event was sent after its cause was committed.
 */
final class CrossingReadiness implements BatchHandler {

    private static final Actor READINESS = new Actor(ActorKind.RULE, "readiness");

    private final CrossingWork work;
    private final CrossingQueries queries;

    CrossingReadiness(CrossingWork work, CrossingQueries queries) {
        this.work = work;
        this.queries = queries;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Map<DeclarationId, Instant> declarations = new LinkedHashMap<>();
        Map<CrossingId, Instant> vehicles = new LinkedHashMap<>();
        for (Received received : batch.records()) {
            Instant at = received.event().at();
            switch (received.event()) {
                case ClearanceDeclarationEvent e ->
                        declarations.merge(e.declarationId(), at, CrossingReadiness::later);
                case FeeQuoted e -> vehicles.merge(e.crossingId(), at, CrossingReadiness::later);
                case FeePaid e -> vehicles.merge(e.crossingId(), at, CrossingReadiness::later);
                case FeeRefunded e -> vehicles.merge(e.crossingId(), at, CrossingReadiness::later);
                // Our own words on crossings follow from what was assessed.
                default -> {}
            }
        }
        Mono<List<Carrying>> carrying =
                declarations.isEmpty()
                        ? Mono.just(List.of())
                        : queries.carrying(declarations.keySet());
        return carrying.flatMap(
                found -> {
                    for (Carrying one : found) {
                        Instant at = declarations.get(one.declaration());
                        if (at != null) {
                            vehicles.merge(one.vehicle(), at, CrossingReadiness::later);
                        }
                    }
                    return vehicles.isEmpty() ? Mono.empty() : assess(vehicles);
                });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Each with the time of what concerns it: who was ready first stays before who was later. */
    private Mono<Void> assess(Map<CrossingId, Instant> vehicles) {
        return work.open(vehicles.keySet(), List.of(), false)
                .flatMap(
                        gate ->
                                Flux.fromIterable(vehicles.entrySet())
                                        .concatMap(
                                                one ->
                                                        gate.decide(
                                                                one.getKey(),
                                                                new Reassess(one.getValue()),
                                                                READINESS))
                                        .then(Mono.defer(() -> work.put(gate))));
    }
}
