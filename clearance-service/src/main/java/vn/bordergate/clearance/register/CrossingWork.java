package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;

/**
 * Opens crossings for decisions with all that those rest on, in the caller's transaction, and puts
 * them back. Locks are taken in one order: crossings before declarations, each by their ids.
 */
public final class CrossingWork {

    private static final Actor BARRIERS = new Actor(ActorKind.RULE, "barriers");

    private static final String TOUCH =
            "update declaration set version = version where id = any($1)";

    private static final String LOOK = "select id, state from declaration where id = any($1)";

    private final CrossingRegister register;
    private final CrossingQueries queries;
    private final FileRegister files;
    private final YardPlaces yards;
    private final FeesDue fees;
    private final CargoBook cargo;
    private final DeclaredMass masses;
    private final PriorityCarried priority;
    private final DatabaseClient database;
    private final FileJson json;
    private final Scheduler scheduler;

    /**
     * @param scheduler where decisions are made: never where the database's answers are read
     */
    @SuppressWarnings("TooManyParameters") // one for each thing that a decision rests on
    public CrossingWork(
            CrossingRegister register,
            CrossingQueries queries,
            FileRegister files,
            YardPlaces yards,
            FeesDue fees,
            CargoBook cargo,
            DatabaseClient database,
            FileJson json,
            Scheduler scheduler) {
        this.register = register;
        this.queries = queries;
        this.files = files;
        this.yards = yards;
        this.fees = fees;
        this.cargo = cargo;
        this.masses = new DeclaredMass(database, json);
        this.priority = new PriorityCarried(database);
        this.database = database;
        this.json = json;
        this.scheduler = scheduler;
    }

    /**
     * Takes the crossings out.
     *
     * @param more declarations that vehicles announced in the same transaction carry
     * @param passing whether a vehicle may pass a barrier by what is decided: then the declarations
     *     are locked, so that a permission rests on what is true until it is recorded
     */
    public Mono<GateAtWork> open(
            Collection<CrossingId> ids, Collection<DeclarationId> more, boolean passing) {
        return register.take(ids)
                .flatMap(
                        open -> {
                            Set<DeclarationId> carried = new HashSet<>(more);
                            for (CrossingId id : open.known()) {
                                if (open.state(id) instanceof Crossing.Live s) {
                                    carried.addAll(s.standing().load().declarations());
                                }
                            }
                            Mono<OpenFiles> found = passing ? files.take(carried) : look(carried);
                            return found.flatMap(at -> open(open, at, carried, ids, passing));
                        });
    }

    private Mono<GateAtWork> open(
            OpenCrossings open,
            OpenFiles at,
            Set<DeclarationId> carried,
            Collection<CrossingId> ids,
            boolean passing) {
        return priority.among(carried)
                .zipWhen(_ -> due(ids, open))
                .publishOn(scheduler)
                .map(
                        found ->
                                new GateAtWork(
                                        open,
                                        new Permissions(
                                                passing, at, cargo, found.getT2(), found.getT1()),
                                        yards,
                                        masses));
    }

    private Mono<Set<CrossingId>> due(Collection<CrossingId> ids, OpenCrossings open) {
        Map<CrossingId, Integer> generations = new LinkedHashMap<>();
        for (CrossingId id : ids) {
            generations.put(
                    id, open.state(id) instanceof Crossing.Known s ? s.standing().generation() : 0);
        }
        return fees.among(generations);
    }

    /**
     * Writes what was decided, and tells the declarations of which the first vehicle is at the
     * gate, or the last has crossed.
     */
    public Mono<Void> put(GateAtWork gate) {
        return register.put(gate.crossings(), gate::clearedAt)
                .then(Mono.defer(() -> locked(gate)))
                .flatMap(at -> tellDeclarations(gate, at));
    }

    /** For a passage they are locked from the beginning; an arrival need only be told. */
    private Mono<OpenFiles> locked(GateAtWork gate) {
        Set<DeclarationId> arrived = arrived(gate).keySet();
        return gate.locksFiles() || arrived.isEmpty()
                ? Mono.just(gate.files())
                : files.take(arrived);
    }

    private static Map<DeclarationId, Instant> arrived(GateAtWork gate) {
        return GoodsTraffic.arrived(gate.crossings(), gate.files());
    }

    private Mono<Void> tellDeclarations(GateAtWork gate, OpenFiles at) {
        arrived(gate).forEach((id, when) -> tell(at, id, new Arrive(when)));
        Map<DeclarationId, Instant> crossed = GoodsTraffic.crossed(gate.crossings());
        if (crossed.isEmpty()) {
            return files.put(at);
        }
        // What was decided is written by now, so the table says what is still to come.
        return queries.stillCarried(crossed.keySet(), List.of())
                .collectList()
                .flatMap(
                        still -> {
                            Map<DeclarationId, Instant> whole = new LinkedHashMap<>(crossed);
                            still.forEach(whole::remove);
                            Mono<Void> touched = still.isEmpty() ? Mono.empty() : touch(still);
                            whole.forEach((id, when) -> tell(at, id, new CarryAcross(when)));
                            return touched.then(files.put(at));
                        });
    }

    private static void tell(OpenFiles at, DeclarationId id, DeclarationCommand command) {
        at.decide(id, command, new Findings.Nothing(), BARRIERS);
    }

    /**
     * Of two whose goods cross at once, each sees the other on its way. What is changed by the
     * first makes the second begin anew, and see that it is the last.
     */
    private Mono<Void> touch(List<DeclarationId> ids) {
        return database.sql(TOUCH)
                .bind(0, ids.stream().map(DeclarationId::value).toArray(UUID[]::new))
                .then();
    }

    /** As they stand for this transaction, without keeping anybody from changing them. */
    private Mono<OpenFiles> look(Set<DeclarationId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(new OpenFiles(Map.of()));
        }
        return database.sql(LOOK)
                .bind(0, ids.stream().map(DeclarationId::value).toArray(UUID[]::new))
                .map(
                        row ->
                                Map.entry(
                                        new DeclarationId(
                                                Objects.requireNonNull(row.get(0, UUID.class))),
                                        Objects.requireNonNull(row.get(1, String.class))))
                .all()
                .collectList()
                .publishOn(scheduler)
                .map(
                        found -> {
                            Map<DeclarationId, Declaration> states = new LinkedHashMap<>();
                            found.forEach(
                                    one -> states.put(one.getKey(), json.state(one.getValue())));
                            return new OpenFiles(states);
                        });
    }
}
