package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.register.CrossingQueries;
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
        Set<DeclarationId> declarations = new LinkedHashSet<>();
        Set<CrossingId> vehicles = new LinkedHashSet<>();
        Instant latest = Instant.EPOCH;
        for (Received received : batch.records()) {
            Instant at = received.event().at();
            latest = at.isAfter(latest) ? at : latest;
            switch (received.event()) {
                case ClearanceDeclarationEvent e -> declarations.add(e.declarationId());
                case FeeQuoted e -> vehicles.add(e.crossingId());
                case FeePaid e -> vehicles.add(e.crossingId());
                case FeeRefunded e -> vehicles.add(e.crossingId());
                // Our own words on crossings follow from what was assessed.
                default -> {}
            }
        }
        Instant at = latest;
        Mono<List<CrossingId>> carrying =
                declarations.isEmpty() ? Mono.just(List.of()) : queries.carrying(declarations);
        return carrying.flatMap(
                found -> {
                    vehicles.addAll(found);
                    return vehicles.isEmpty() ? Mono.empty() : assess(vehicles, at);
                });
    }

    private Mono<Void> assess(Collection<CrossingId> vehicles, Instant at) {
        return work.open(vehicles, List.of(), false)
                .flatMap(
                        gate ->
                                Flux.fromIterable(vehicles)
                                        .concatMap(
                                                id -> gate.decide(id, new Reassess(at), READINESS))
                                        .then(Mono.defer(() -> work.put(gate))));
    }
}
