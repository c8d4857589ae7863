package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CarriedState;
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
import vn.bordergate.clearance.crossing.Findings.Carried;
import vn.bordergate.clearance.crossing.Load;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.YardPlaces.Wanted;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;

/** Crossings that are open for decisions, with the declarations and fees that these rest on. */
public final class GateAtWork {

    private final OpenCrossings crossings;
    private final OpenFiles files;
    private final boolean passing;
    private final Set<CrossingId> due;
    private final CargoBook cargo;
    private final YardPlaces yards;
    private final DeclaredMass masses;

    GateAtWork(
            OpenCrossings crossings,
            OpenFiles files,
            boolean passing,
            Set<CrossingId> due,
            CargoBook cargo,
            YardPlaces yards,
            DeclaredMass masses) {
        this.crossings = crossings;
        this.files = files;
        this.passing = passing;
        this.due = due;
        this.cargo = cargo;
        this.yards = yards;
        this.masses = masses;
    }

    OpenCrossings crossings() {
        return crossings;
    }

    OpenFiles files() {
        return files;
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
                yield Mono.just(assessed(id, load));
            }
            case AnswerProposal c -> {
                if (c.agreed()) {
                    requireLocks();
                }
                yield Mono.just(assessed(id, load));
            }
            case EnterYard c -> admission(id, s, c.yard(), c.at());
            case Admit c -> admission(id, s, "", c.at());
            case Weigh _ -> masses.of(s).cast(Findings.class);
            case Reassess _, Call _ -> Mono.just(assessed(id, load));
            case Amend c -> Mono.just(assessed(id, Load.of(c.vehicle())));
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
        var moving = new Findings.Other(taker, assessed(from, Load.EMPTY));
        var taking = new Findings.Other(giver, assessed(move.to(), load));
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

    private void requireLocks() {
        if (!passing) {
            throw new IllegalStateException("a passage is decided on locked declarations");
        }
    }

    private Mono<Findings> admission(CrossingId id, Crossing.Live s, String yard, Instant at) {
        if (!(s instanceof Crossing.Announced)) {
            return Mono.just(new Findings.Nothing());
        }
        Assessed assessed = assessed(id, s.standing().load());
        return yards.place(
                        new Wanted(
                                id,
                                s.standing().vehicle().gate(),
                                yard,
                                s.standing().vehicle().direction(),
                                s.standing().load().laden(),
                                assessed.cargo().goods(),
                                at))
                .map(
                        given ->
                                switch (given) {
                                    case YardPlaces.Ticket t ->
                                            new Findings.Admission(
                                                    t.yard(), t.ticket(), null, assessed);
                                    case YardPlaces.Refusal r ->
                                            new Findings.Admission(
                                                    r.yard(), null, r.code(), assessed);
                                });
    }

    private Assessed assessed(CrossingId id, Load load) {
        List<Carried> carried = new ArrayList<>();
        List<Declaration.Lodged> known = new ArrayList<>();
        for (DeclarationId declaration : load.declarations()) {
            Declaration state = files.state(declaration);
            carried.add(new Carried(declaration, carriedState(state)));
            if (state instanceof Declaration.Lodged file) {
                known.add(file);
            }
        }
        return new Assessed(carried, !due.contains(id), cargo.of(known));
    }

    private static CarriedState carriedState(Declaration state) {
        return switch (state) {
            case Declaration.NotLodged _, Declaration.Withdrawn _ -> CarriedState.MISSING;
            case Declaration.Checking s ->
                    s.standing().marks().held() ? CarriedState.HELD : CarriedState.UNCLEARED;
            case Declaration.Held _ -> CarriedState.HELD;
            case Declaration.Cleared _, Declaration.Passed _ -> CarriedState.CLEARED;
            case Declaration.Refused _, Declaration.Expired _ -> CarriedState.REFUSED;
        };
    }

    /** Declarations on vehicles that have crossed by what was decided, and when. */
    Map<DeclarationId, Instant> crossedNow() {
        Map<DeclarationId, Instant> crossed = new LinkedHashMap<>();
        for (OpenCrossings.Decided one : crossings.decided()) {
            if (one.after() instanceof Crossing.Crossed s
                    && !(one.before() instanceof Crossing.Crossed)) {
                for (DeclarationId id : s.standing().load().declarations()) {
                    crossed.merge(id, s.crossedAt(), (a, b) -> a.isAfter(b) ? a : b);
                }
            }
        }
        return crossed;
    }

    /** When a declaration that is looked at here was cleared; null where it was not. */
    @Nullable Instant clearedAt(DeclarationId id) {
        return switch (files.state(id)) {
            case Declaration.Inside s -> s.clearedAt();
            case Declaration.Passed s -> s.clearedAt();
            case Declaration.NotLodged _,
                    Declaration.Checking _,
                    Declaration.Refused _,
                    Declaration.Withdrawn _,
                    Declaration.Expired _ ->
                    null;
        };
    }

    /** Of a crossing that is known, what stands; else null. */
    public Crossing.@Nullable Known known(CrossingId id) {
        return crossings.state(id) instanceof Crossing.Known s ? s : null;
    }
}
