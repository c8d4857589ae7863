package vn.bordergate.clearance.traffic;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Scene;
import vn.bordergate.clearance.calling.Scenes;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.register.VehicleQueries;
import vn.bordergate.clearance.register.VehicleQueries.Carried;
import vn.bordergate.clearance.register.VehicleQueries.Entry;
import vn.bordergate.clearance.register.VehicleQueries.Vehicle;
import vn.bordergate.clearance.till.PassageFees;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.SignedIn;

/** Opens vehicles for officers, with all that lies beside them. */
final class Vehicles {

    /** Empty vehicles that are offered to take goods over. */
    static final int EMPTIES_MAX = 50;

    private final CrossingDesk desk;
    private final VehicleQueries queries;
    private final PassageFees fees;
    private final Scenes scenes;
    private final OfficerNames names;
    private final CircuitBreaker breaker;

    Vehicles(
            CrossingDesk desk,
            VehicleQueries queries,
            PassageFees fees,
            Scenes scenes,
            OfficerNames names,
            CircuitBreaker breaker) {
        this.desk = desk;
        this.queries = queries;
        this.fees = fees;
        this.scenes = scenes;
        this.names = names;
        this.breaker = breaker;
    }

    /**
     * A vehicle, opened.
     *
     * @param waiting its place in the queue, or null where it has none
     * @param carried declarations on it that are known
     * @param others vehicles that its goods went to or came from
     * @param empties that could take its goods over
     * @param officers names by subject of those who worked on it
     */
    record Opened(
            CrossingId id,
            Crossing.Known state,
            Scene.@Nullable Waiting waiting,
            List<Carried> carried,
            PassageFees.@Nullable Stand fee,
            List<Entry> history,
            Map<CrossingId, Vehicle> others,
            List<Vehicle> empties,
            Map<String, String> officers) {}

    /** The vehicle as this officer may see it; a fault where there is none, or not for them. */
    Mono<Opened> open(CrossingId id, SignedIn reader, GateOfficer by) {
        return names.meet(reader.subject(), reader.displayName())
                .then(desk.state(id, by))
                .flatMap(state -> opened(id, state))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Opened> opened(CrossingId id, Crossing.Known state) {
        Mono<List<Vehicle>> empties =
                state instanceof Crossing.InYard s && s.standing().load().laden()
                        ? queries.emptiesBeside(id, s, EMPTIES_MAX).collectList()
                        : Mono.just(List.of());
        return queries.history(id)
                .flatMap(
                        history ->
                                Mono.zip(
                                                waiting(id, state),
                                                queries.carried(
                                                        state.standing().load().declarations()),
                                                fees.of(id),
                                                queries.named(others(history)).collectList(),
                                                empties,
                                                names.of(officers(history)))
                                        .map(
                                                all ->
                                                        new Opened(
                                                                id,
                                                                state,
                                                                all.getT1().orElse(null),
                                                                all.getT2(),
                                                                all.getT3().orElse(null),
                                                                history,
                                                                byId(all.getT4()),
                                                                all.getT5(),
                                                                all.getT6())));
    }

    /** The place is the queue's to say; a gate without yards has none. */
    private Mono<Optional<Scene.Waiting>> waiting(CrossingId id, Crossing.Known state) {
        return state instanceof Crossing.InYard
                ? scenes.of(state.standing().vehicle().gate().value())
                        .map(
                                scene ->
                                        scene.standing().stream()
                                                .filter(one -> one.crossing().equals(id.value()))
                                                .findFirst())
                        .onErrorReturn(Optional.empty())
                        .defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }

    private static Map<CrossingId, Vehicle> byId(List<Vehicle> all) {
        return all.stream().collect(Collectors.toMap(Vehicle::id, Function.identity()));
    }

    private static Set<CrossingId> others(List<Entry> history) {
        Set<CrossingId> others = new HashSet<>();
        for (Entry entry : history) {
            for (CrossingEvent event : entry.events()) {
                if (event instanceof CrossingEvent.GoodsMoved e) {
                    others.add(e.to());
                } else if (event instanceof CrossingEvent.GoodsTaken e) {
                    others.add(e.from());
                }
            }
        }
        return others;
    }

    private static Set<String> officers(List<Entry> history) {
        return history.stream()
                .map(Entry::by)
                .filter(actor -> actor.kind() == ActorKind.OFFICER)
                .map(Actor::id)
                .collect(Collectors.toSet());
    }
}
