package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;
import static vn.bordergate.clearance.calling.MeasureBook.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Depiction.Made;
import vn.bordergate.clearance.calling.Scene.Accuracy;
import vn.bordergate.clearance.calling.Scene.GoodsMoved;
import vn.bordergate.clearance.calling.Scene.LastCall;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** How gates stand: read once a second at most, however many look. */
public final class Scenes {

    static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration READ_MAX = Duration.ofSeconds(5);
    private static final Duration JUDGED_ANEW = Duration.ofMinutes(1);

    private static final String CALLS =
            """
            select direction, lane_group, at, laden, goods, ticket, lane, rule,
              cardinality(overtook), measure_id is not null, revoked_code, ready_at
            from lane_call where gate = $1 and at >= $2 order by at desc, number desc
            """;

    private static final String ACCURACY =
            """
            select count(*), count(*) filter (where at between forecast_early and forecast_late),
              coalesce(percentile_cont(0.5) within group (
                order by abs(extract(epoch from at - forecast_mid)) / 60), 0)::int
            from lane_call
            where gate = $1 and at >= $2 and forecast_mid is not null and revoked_at is null
            """;

    /** Like the measures: the last, however long ago. */
    private static final String GOODS_MOVED =
            """
            select from_ticket, to_ticket, authority, at from goods_moved where gate = $1
            order by at desc, crossing_id limit $2
            """;

    private final DatabaseClient database;
    private final YardFloor floor;
    private final MeasureBook measures;
    private final GatePlans plans;
    private final ForecastRecord record;
    private final InstantSource clock;
    private final Map<String, Mono<Scene>> shared = new ConcurrentHashMap<>();
    private final Map<String, Mono<Accuracy>> judged = new ConcurrentHashMap<>();

    public Scenes(
            DatabaseClient database,
            YardFloor floor,
            MeasureBook measures,
            GatePlans plans,
            InstantSource clock) {
        this.database = database;
        this.floor = floor;
        this.measures = measures;
        this.plans = plans;
        this.record = new ForecastRecord(database, clock);
        this.clock = clock;
    }

    /** Whether the gate has yards and lanes today. */
    public boolean has(String gate) {
        return plans.of(gate, today()) != null;
    }

    /** Gates that have a plan, in alphabetical order. */
    public Set<String> gates() {
        return plans.gates();
    }

    /** How the gate stands, not older than a second; an error is not kept. */
    public Mono<Scene> of(String gate) {
        return has(gate)
                ? shared.computeIfAbsent(
                        gate,
                        _ ->
                                Mono.defer(() -> read(gate))
                                        .timeout(READ_MAX)
                                        .cacheInvalidateWhen(_ -> Mono.delay(FRESH).then()))
                : Mono.empty();
    }

    private Mono<Scene> read(String gate) {
        GatePlan plan = known(plans.of(gate, today()));
        Instant now = clock.instant();
        Instant midnight = today().atStartOfDay(Valuation.GATE_ZONE).toInstant();
        Mono<List<Made>> calls =
                database.sql(CALLS)
                        .bind(0, gate)
                        .bind(1, midnight)
                        .map(
                                row -> {
                                    Direction direction =
                                            Direction.valueOf(known(row.get(0, String.class)));
                                    Instant at = known(time(row, 2));
                                    return new Made(
                                            new Called(
                                                    direction,
                                                    LaneGroup.valueOf(
                                                            known(row.get(1, String.class))),
                                                    known(row.get(6, String.class)),
                                                    at,
                                                    known(time(row, 11))),
                                            new LastCall(
                                                    known(row.get(5, String.class)),
                                                    direction,
                                                    known(row.get(6, String.class)),
                                                    at,
                                                    known(row.get(7, String.class)),
                                                    known(row.get(8, Integer.class)),
                                                    known(row.get(9, Boolean.class)),
                                                    row.get(10, String.class)),
                                            known(row.get(3, Boolean.class)),
                                            GoodsClass.valueOf(known(row.get(4, String.class))));
                                })
                        .all()
                        .collectList();
        return Mono.zip(
                        floor.standing(gate, midnight),
                        measures.recent(gate),
                        measures.standing(gate, today()),
                        calls,
                        accuracy(gate),
                        record.of(gate).onErrorReturn(Spreads.SHIPPED),
                        goodsMoved(gate))
                .map(
                        all ->
                                Depiction.of(
                                        new Regime(plan, all.getT3(), now),
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT4(),
                                        all.getT5(),
                                        all.getT6(),
                                        all.getT7()));
    }

    private Mono<List<GoodsMoved>> goodsMoved(String gate) {
        return database.sql(GOODS_MOVED)
                .bind(0, gate)
                .bind(1, MeasureBook.SHOWN_MAX)
                .map(
                        row ->
                                new GoodsMoved(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, String.class)),
                                        known(row.get(2, String.class)),
                                        known(time(row, 3))))
                .all()
                .collectList();
    }

    private Mono<Accuracy> accuracy(String gate) {
        return judged.computeIfAbsent(
                gate,
                _ ->
                        Mono.defer(
                                        () ->
                                                database.sql(ACCURACY)
                                                        .bind(0, gate)
                                                        .bind(
                                                                1,
                                                                clock.instant()
                                                                        .minus(Duration.ofDays(7)))
                                                        .map(
                                                                row ->
                                                                        new Accuracy(
                                                                                known(
                                                                                        row.get(
                                                                                                0,
                                                                                                Long
                                                                                                        .class)),
                                                                                known(
                                                                                        row.get(
                                                                                                1,
                                                                                                Long
                                                                                                        .class)),
                                                                                known(
                                                                                        row.get(
                                                                                                2,
                                                                                                Integer
                                                                                                        .class))))
                                                        .one())
                                .cacheInvalidateWhen(_ -> Mono.delay(JUDGED_ANEW).then()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }
}
