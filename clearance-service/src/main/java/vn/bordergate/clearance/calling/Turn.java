package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.calling.CrossingCalls.Revocation;
import vn.bordergate.clearance.calling.CrossingCalls.Summons;
import vn.bordergate.clearance.calling.StandingWriter.Stood;
import vn.bordergate.clearance.calling.TurnReading.Read;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.journal.JournaledTransactions;

/** One turn of the dispatch at one gate: read, decide, write, in one transaction. */
final class Turn {

    /** A called vehicle is awaited for its way and as long again, and half an hour at least. */
    private static final Duration COME_WITHIN_MIN = Duration.ofMinutes(30);

    private static final String MY_TURN =
            "select pg_try_advisory_xact_lock(90, hashtext('calling/' || $1))";

    private final DatabaseClient database;
    private final JournaledTransactions transactions;
    private final TurnReading reading;
    private final MeasureBook measures;
    private final CallWriter writer;
    private final StandingWriter standings;
    private final PlaceTelling places;
    private final CrossingCalls crossings;
    private final GatePlans plans;
    private final PublishedOrder order;
    private final Rulebook rules;
    private final Scheduler work;
    private final QueueTidings tidings;
    private final ForecastRecord record;
    private final InstantSource clock;

    Turn(
            DatabaseClient database,
            JournaledTransactions transactions,
            PlaceTelling places,
            CrossingCalls crossings,
            GatePlans plans,
            PublishedOrder order,
            Rulebook rules,
            Scheduler work,
            QueueTidings tidings,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.reading = new TurnReading(database, order);
        this.measures = new MeasureBook(database);
        this.writer = new CallWriter(database);
        this.standings = new StandingWriter(database);
        this.places = places;
        this.crossings = crossings;
        this.plans = plans;
        this.order = order;
        this.rules = rules;
        this.work = work;
        this.tidings = tidings;
        this.record = new ForecastRecord(database, clock);
        this.clock = clock;
    }

    /** What a turn did. */
    record Outcome(int called, int revoked, int dropped) {
        static final Outcome NOT_MINE = new Outcome(0, 0, 0);
    }

    /** Nothing where another instance has the turn. */
    Mono<Outcome> at(String gate) {
        return record.of(gate)
                .onErrorReturn(Spreads.SHIPPED)
                .flatMap(
                        spreads ->
                                transactions.run(
                                        database.sql(MY_TURN)
                                                .bind(0, gate)
                                                .map(row -> known(row.get(0, Boolean.class)))
                                                .one()
                                                .flatMap(
                                                        mine ->
                                                                mine
                                                                        ? taken(gate, spreads)
                                                                        : Mono.just(
                                                                                Outcome
                                                                                        .NOT_MINE))));
    }

    private Mono<Outcome> taken(String gate, Spreads spreads) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, Valuation.GATE_ZONE);
        GatePlan plan = plans.of(gate, today);
        if (plan == null) {
            return Mono.just(Outcome.NOT_MINE);
        }
        return measures.standing(gate, today)
                .flatMap(standing -> reading.of(gate, new Regime(plan, standing, now), spreads))
                .flatMap(this::revokeStranded)
                .publishOn(work)
                .flatMap(
                        read ->
                                write(
                                        new TurnPlan(
                                                read.regime(),
                                                order,
                                                read.standees(),
                                                read.firmPlaces(),
                                                read.calledToday(),
                                                rules),
                                        read));
    }

    /** Who was called to a lane that has been closed waits again before anybody is called. */
    private Mono<Read> revokeStranded(Read read) {
        List<Standee> stranded = Stranded.of(read.regime(), read.standees());
        if (stranded.isEmpty()) {
            return Mono.just(read);
        }
        Instant now = read.regime().now();
        List<Revocation> wanted =
                stranded.stream()
                        .map(
                                one ->
                                        new Revocation(
                                                one.vehicle().crossing(),
                                                known(one.vehicle().lane()),
                                                Stranded.code(read.regime(), one),
                                                now))
                        .toList();
        return crossings
                .revoke(wanted)
                .flatMap(
                        done ->
                                writer.revoked(
                                                wanted.stream()
                                                        .filter(r -> done.contains(r.crossing()))
                                                        .toList(),
                                                now)
                                        .then(
                                                Mono.defer(
                                                        () ->
                                                                reading.of(
                                                                        read.regime()
                                                                                .plan()
                                                                                .gate()
                                                                                .value(),
                                                                        read.regime(),
                                                                        read.spreads()))));
    }

    private Mono<Outcome> write(TurnPlan plan, Read read) {
        List<Summons> summons =
                plan.decision.calls().stream().map(call -> summons(plan, call)).toList();
        Mono<Set<UUID>> called = summons.isEmpty() ? Mono.just(Set.of()) : crossings.call(summons);
        Instant now = plan.regime.now();
        return called.flatMap(
                taken -> {
                    List<Standings.Stand> stands =
                            Standings.of(plan, read.calls(), read.spreads(), taken);
                    return writer.calls(plan, taken)
                            .then(Mono.defer(() -> writer.drivingUp(plan.drivingUp(), now)))
                            .then(Mono.defer(() -> stood(plan, stands, taken)))
                            .thenReturn(
                                    new Outcome(taken.size(), 0, summons.size() - taken.size()));
                });
    }

    private Mono<Void> stood(TurnPlan plan, List<Standings.Stand> stands, Set<UUID> taken) {
        Instant now = plan.regime.now();
        String gate = plan.regime.plan().gate().value();
        List<Stood> changed = Standings.changed(stands);
        return standings
                .write(changed, now)
                .then(Mono.defer(() -> tidings.tell(changed, now)))
                .then(Mono.defer(() -> places.tell(gate, stands, taken, now)));
    }

    private static Summons summons(TurnPlan plan, Call call) {
        Instant now = plan.regime.now();
        LanePlan lane = known(plan.regime.plan().lane(call.lane()));
        Duration way = lane.approach().multipliedBy(2);
        return new Summons(
                CallWriter.crossing(plan, call),
                call.ticket(),
                call.lane(),
                plan.decision.order(),
                call.rule(),
                call.overtakes().size(),
                call.intervention() == null ? null : call.intervention().reason(),
                now,
                now.plus(way.compareTo(COME_WITHIN_MIN) < 0 ? COME_WITHIN_MIN : way));
    }
}
