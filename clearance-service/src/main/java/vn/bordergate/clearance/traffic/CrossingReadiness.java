package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/**
 * Assesses vehicles anew whose goods or fees were decided on, each as of what concerns it. What it
 * reads may be later than the event that made it look; never earlier, as the event was sent after
 * its cause was committed.
 */
final class CrossingReadiness implements BatchHandler {

    private static final Actor READINESS = new Actor(ActorKind.RULE, "readiness");

    private final CrossingWork work;

    CrossingReadiness(CrossingWork work) {
        this.work = work;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Map<CrossingId, Instant> vehicles = new LinkedHashMap<>();
        for (Received received : batch.records()) {
            switch (received.event()) {
                case CargoDecided e -> note(vehicles, e);
                case FeeQuoted e -> note(vehicles, e);
                case FeePaid e -> note(vehicles, e);
                case FeeRefunded e -> note(vehicles, e);
                // Our own words on crossings follow from what was assessed.
                default -> {}
            }
        }
        return vehicles.isEmpty() ? Mono.empty() : assess(vehicles);
    }

    private static void note(Map<CrossingId, Instant> vehicles, ClearanceCrossingEvent event) {
        vehicles.merge(event.crossingId(), event.at(), (a, b) -> a.isAfter(b) ? a : b);
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
