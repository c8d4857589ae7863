package vn.bordergate.clearance.register;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.Crossings;
import vn.bordergate.clearance.crossing.Findings;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Load;
import vn.bordergate.clearance.register.YardPlaces.Wanted;
import vn.bordergate.clearance.yard.Occupancy;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;

/** Crossings that are open for decisions, with the declarations and fees that these rest on. */
public final class GateAtWork {

    private final OpenCrossings crossings;
    private final Permissions permissions;
    private final YardPlaces yards;
    private final DeclaredMass masses;
    private final Map<GateCode, Map<String, Occupancy>> yardsRead = new HashMap<>();
    private final Map<DeclarationId, BigDecimal> shares = new HashMap<>();

    GateAtWork(
            OpenCrossings crossings,
            Permissions permissions,
            YardPlaces yards,
            DeclaredMass masses) {
        this.crossings = crossings;
        this.permissions = permissions;
        this.yards = yards;
        this.masses = masses;
    }

    OpenCrossings crossings() {
        return crossings;
    }

    OpenFiles files() {
        return permissions.files();
    }

    /** Whether the declarations are locked, as they are where a vehicle may pass. */
    boolean locksFiles() {
        return permissions.passing();
    }

    /** Where the crossing stands after what was decided so far. */
    public Crossing state(CrossingId id) {
        return crossings.state(id);
    }

    /** Decides on a command with what it rests on. */
    public Mono<List<CrossingEvent>> decide(CrossingId id, CrossingCommand command, Actor by) {
        return findings(id, command).map(found -> crossings.decide(id, command, found, by));
    }

    private Mono<Findings> findings(CrossingId id, CrossingCommand command) {
        if (!(crossings.state(id) instanceof Crossing.Live s)) {
            return Mono.just(new Findings.Nothing());
        }
        Load load = s.standing().load();
        return switch (command) {
            case PassBarrier _ -> {
                requireLocks();
                yield Mono.just(permissions.assessed(id, load));
            }
            case AnswerProposal c -> {
                if (c.agreed()) {
                    requireLocks();
                }
                yield Mono.just(permissions.assessed(id, load));
            }
            case EnterYard c -> admission(id, s, c.yard(), c.at());
            case Admit c -> admission(id, s, "", c.at());
            case Weigh _ -> sharesOf(load.declarations()).map(_ -> DeclaredMass.of(s, shares));
            case Reassess _, Call _ -> Mono.just(permissions.assessed(id, load));
            case Amend c -> Mono.just(permissions.assessed(id, Load.of(c.vehicle())));
            case CrossingCommand _ -> Mono.just(new Findings.Nothing());
        };
    }

    /**
     * Moves the goods of one vehicle to another, both or neither.
     *
     * @return what became of the one that gives
     */
    public List<CrossingEvent> transship(
            CrossingId from, MoveGoods move, TakeGoods take, Actor by) {
        Crossing giver = state(from);
        Crossing taker = state(move.to());
        Load load = giver instanceof Crossing.Known s ? s.standing().load() : Load.EMPTY;
        var moving = new Findings.Other(taker, permissions.assessed(from, Load.EMPTY));
        var taking = new Findings.Other(giver, permissions.assessed(move.to(), load));
        List<CrossingEvent> moved = Crossings.decide(giver, move, moving);
        List<CrossingEvent> taken = Crossings.decide(taker, take, taking);
        for (List<CrossingEvent> half : List.of(moved, taken)) {
            if (half.stream().anyMatch(CrossingEvent.AnswerOnly.class::isInstance)) {
                return half;
            }
        }
        crossings.decide(move.to(), take, taking, by);
        return crossings.decide(from, move, moving, by);
    }

    /** Reads with one statement what those weigh that are about to be weighed. */
    public Mono<Void> aboutToWeigh(Collection<CrossingId> ids) {
        Set<DeclarationId> carried = new HashSet<>();
        for (CrossingId id : ids) {
            if (crossings.state(id) instanceof Crossing.Live s) {
                carried.addAll(s.standing().load().declarations());
            }
        }
        return sharesOf(carried).then();
    }

    private Mono<Boolean> sharesOf(Collection<DeclarationId> declarations) {
        List<DeclarationId> missing =
                declarations.stream().filter(id -> !shares.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return Mono.just(true);
        }
        return masses.shares(missing)
                .map(
                        read -> {
                            missing.forEach(
                                    id -> shares.put(id, read.getOrDefault(id, BigDecimal.ZERO)));
                            return true;
                        });
    }

    private void requireLocks() {
        if (!permissions.passing()) {
            throw new IllegalStateException("a passage is decided on locked declarations");
        }
    }

    private Mono<Findings> admission(CrossingId id, Crossing.Live s, String yard, Instant at) {
        if (!(s instanceof Crossing.Announced)) {
            return Mono.just(new Findings.Nothing());
        }
        Assessed assessed = permissions.assessed(id, s.standing().load());
        GateCode gate = s.standing().vehicle().gate();
        var wanted =
                new Wanted(
                        id,
                        gate,
                        yard,
                        s.standing().vehicle().direction(),
                        s.standing().load().laden(),
                        assessed.cargo().goods(),
                        at);
        return occupied(gate)
                .flatMap(read -> yards.place(wanted, crossings.moves().after(gate, read)))
                .map(
                        given ->
                                switch (given) {
                                    case YardPlaces.Ticket t ->
                                            new Findings.Admission(
                                                    t.yard(), t.ticket(), null, assessed, t.rule());
                                    case YardPlaces.Refusal r ->
                                            new Findings.Admission(
                                                    r.yard(), null, r.code(), assessed, null);
                                });
    }

    /** Read once: nothing of this transaction is written before all is decided. */
    private Mono<Map<String, Occupancy>> occupied(GateCode gate) {
        Map<String, Occupancy> read = yardsRead.get(gate);
        return read == null
                ? yards.occupied(gate).doOnNext(found -> yardsRead.put(gate, found))
                : Mono.just(read);
    }

    /** When a declaration that is looked at here was cleared; null where it was not. */
    @Nullable Instant clearedAt(DeclarationId id) {
        return permissions.clearedAt(id);
    }

    /** Of a crossing that is known, what stands; else null. */
    public Crossing.@Nullable Known known(CrossingId id) {
        return crossings.state(id) instanceof Crossing.Known s ? s : null;
    }
}
