package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;
import static vn.bordergate.clearance.calling.MeasureBook.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Scene.Accuracy;
import vn.bordergate.clearance.calling.Scene.IntakeScene;
import vn.bordergate.clearance.calling.Scene.LaneScene;
import vn.bordergate.clearance.calling.Scene.LastCall;
import vn.bordergate.clearance.calling.Scene.UnderWay;
import vn.bordergate.clearance.calling.Scene.Waiting;
import vn.bordergate.clearance.calling.Scene.YardScene;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.YardFloor.Standee;
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
    private static final Duration LAST_CALLS = Duration.ofHours(1);
    private static final int LAST_CALLS_SHOWN = 20;
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

    private record Made(Called called, LastCall last, boolean laden, GoodsClass goods) {
        boolean stands() {
            return last.revoked() == null;
        }
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
                        record.of(gate).onErrorReturn(Spreads.SHIPPED))
                .map(
                        all ->
                                scene(
                                        new Regime(plan, all.getT3(), now),
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT4(),
                                        all.getT5(),
                                        all.getT6()));
    }

    private static Scene scene(
            Regime regime,
            List<Standee> standees,
            List<Measure> recent,
            List<Made> made,
            Accuracy accuracy,
            Spreads spreads) {
        Instant hour = regime.now().minus(LAST_CALLS);
        List<LaneScene> lanes =
                regime.plan().lanes().stream()
                        .map(
                                lane ->
                                        new LaneScene(
                                                lane.id(),
                                                lane.direction(),
                                                regime.state(lane),
                                                (int)
                                                        made.stream()
                                                                .filter(Made::stands)
                                                                .map(Made::last)
                                                                .filter(
                                                                        c ->
                                                                                c.lane()
                                                                                                .equals(
                                                                                                        lane
                                                                                                                .id())
                                                                                        && c.at().isAfter(
                                                                                                        hour))
                                                                .count()))
                        .toList();
        return new Scene(
                regime.plan().gate().value(),
                regime.now(),
                lanes,
                yards(regime.plan(), standees),
                waiting(regime, standees, made, spreads),
                underWay(standees),
                made.stream().map(Made::last).limit(LAST_CALLS_SHOWN).toList(),
                recent,
                intake(regime, made),
                accuracy);
    }

    private static List<YardScene> yards(GatePlan plan, List<Standee> standees) {
        Map<String, Integer> vehicles = new HashMap<>();
        Map<String, Integer> cold = new HashMap<>();
        for (Standee standee : standees) {
            YardVehicle v = standee.vehicle();
            if (v.stage() == YardStage.WAITING) {
                vehicles.merge(v.yard(), 1, Integer::sum);
                if (v.laden() && v.goods() == GoodsClass.FROZEN) {
                    cold.merge(v.yard(), 1, Integer::sum);
                }
            }
        }
        return plan.yards().stream()
                .map(
                        yard ->
                                new YardScene(
                                        yard.code(),
                                        yard.direction(),
                                        vehicles.getOrDefault(yard.code(), 0),
                                        yard.capacity(),
                                        cold.getOrDefault(yard.code(), 0),
                                        yard.coldPlaces()))
                .toList();
    }

    private static List<Waiting> waiting(
            Regime regime, List<Standee> standees, List<Made> made, Spreads spreads) {
        var throughput =
                new Throughput(
                        made.stream().filter(Made::stands).map(Made::called).toList(),
                        regime.lanes(),
                        spreads,
                        regime.now());
        Map<Direction, Map<String, Integer>> inGroup = new EnumMap<>(Direction.class);
        List<Waiting> waiting = new ArrayList<>();
        standees.stream()
                .filter(one -> one.vehicle().stage() == YardStage.WAITING)
                .sorted(
                        Comparator.comparing((Standee one) -> one.vehicle().direction())
                                .thenComparing(
                                        Standee::place,
                                        Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(one -> one.vehicle().arrivedAt())
                                .thenComparing(one -> one.vehicle().ticket()))
                .forEach(
                        one -> {
                            YardVehicle v = one.vehicle();
                            Expectation expectation = null;
                            Integer place = one.place();
                            String group = one.group();
                            if (place != null && group != null) {
                                int placeInGroup =
                                        inGroup.computeIfAbsent(v.direction(), _ -> new HashMap<>())
                                                .merge(group, 1, Integer::sum);
                                Throughput.Foreseen foreseen =
                                        throughput.expected(
                                                v.direction(),
                                                LaneGroup.valueOf(group),
                                                place,
                                                placeInGroup);
                                expectation = foreseen == null ? null : foreseen.told();
                            }
                            waiting.add(shown(one, expectation));
                        });
        return waiting;
    }

    private static Waiting shown(Standee one, @Nullable Expectation expectation) {
        YardVehicle v = one.vehicle();
        return new Waiting(
                v.crossing(),
                v.ticket(),
                v.plate(),
                v.direction(),
                v.laden(),
                v.goods(),
                v.yard(),
                v.arrivedAt(),
                v.readyAt(),
                one.place(),
                one.because() == null ? "NOT_READY" : one.because(),
                one.overtaken(),
                expectation);
    }

    private static List<UnderWay> underWay(List<Standee> standees) {
        return standees.stream()
                .filter(one -> one.vehicle().stage() != YardStage.WAITING)
                .filter(one -> one.vehicle().lane() != null)
                .map(
                        one -> {
                            YardVehicle v = one.vehicle();
                            Instant called = v.calledAt();
                            return new UnderWay(
                                    v.crossing(),
                                    v.ticket(),
                                    v.plate(),
                                    v.direction(),
                                    v.goods(),
                                    known(v.lane()),
                                    called == null ? v.arrivedAt() : called,
                                    v.stage(),
                                    v.stage() == YardStage.AT_BARRIER || one.driveUpAt() != null);
                        })
                .sorted(
                        Comparator.comparing(UnderWay::calledAt)
                                .reversed()
                                .thenComparing(UnderWay::ticket))
                .toList();
    }

    private static List<IntakeScene> intake(Regime regime, List<Made> made) {
        List<IntakeScene> intake = new ArrayList<>();
        regime.limits()
                .forEach(
                        (goods, limit) ->
                                intake.add(
                                        new IntakeScene(
                                                goods,
                                                limit,
                                                (int)
                                                        made.stream()
                                                                .filter(Made::stands)
                                                                .filter(Made::laden)
                                                                .filter(m -> m.goods() == goods)
                                                                .filter(
                                                                        m ->
                                                                                m.called()
                                                                                                .direction()
                                                                                        == Direction
                                                                                                .EXPORT)
                                                                .count())));
        return intake;
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
