package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;
import static vn.bordergate.clearance.calling.MeasureBook.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** What a turn rests on, read in its transaction. */
final class TurnReading {

    private static final String FIRMS =
            """
            select firm, place_at from (
              select firm, place_at, row_number() over (partition by firm order by place_at desc) n
              from yard_vehicle where gate = $1 and firm = any($2) and place_at is not null) latest
            where n <= $3 order by place_at
            """;

    private static final String CALLED =
            """
            select direction, lane_group, at, laden, goods, lane, ready_at from lane_call
            where gate = $1 and at >= $2 and revoked_at is null
            """;

    private final DatabaseClient database;
    private final YardFloor floor;
    private final PublishedOrder order;

    TurnReading(DatabaseClient database, PublishedOrder order) {
        this.database = database;
        this.floor = new YardFloor(database);
        this.order = order;
    }

    /** What was read; the regime and the spreads are those it was read for. */
    record Read(
            Regime regime,
            List<Standee> standees,
            Map<String, List<Instant>> firmPlaces,
            List<Called> calls,
            Map<GoodsClass, Integer> calledToday,
            Spreads spreads) {}

    Mono<Read> of(String gate, Regime regime, Spreads spreads) {
        Instant midnight = regime.today().atStartOfDay(Valuation.GATE_ZONE).toInstant();
        Map<GoodsClass, Integer> today = new EnumMap<>(GoodsClass.class);
        Mono<List<Called>> calls =
                database.sql(CALLED)
                        .bind(0, gate)
                        .bind(1, midnight)
                        .map(
                                row -> {
                                    Direction direction =
                                            Direction.valueOf(known(row.get(0, String.class)));
                                    if (direction == Direction.EXPORT
                                            && known(row.get(3, Boolean.class))) {
                                        today.merge(
                                                GoodsClass.valueOf(known(row.get(4, String.class))),
                                                1,
                                                Integer::sum);
                                    }
                                    return new Called(
                                            direction,
                                            LaneGroup.valueOf(known(row.get(1, String.class))),
                                            known(row.get(5, String.class)),
                                            known(time(row, 2)),
                                            known(time(row, 6)));
                                })
                        .all()
                        .collectList();
        return floor.standing(gate, midnight)
                .flatMap(
                        standees ->
                                firmPlaces(gate, TurnPlan.firmsWithoutPlace(standees))
                                        .flatMap(
                                                firms ->
                                                        calls.map(
                                                                all ->
                                                                        new Read(
                                                                                regime, standees,
                                                                                firms, all, today,
                                                                                spreads))));
    }

    private Mono<Map<String, List<Instant>>> firmPlaces(String gate, Set<String> firms) {
        if (firms.isEmpty()) {
            return Mono.just(new HashMap<>());
        }
        return database.sql(FIRMS)
                .bind(0, gate)
                .bind(1, firms.toArray(String[]::new))
                .bind(2, order.firmShare().vehicles())
                .map(row -> Map.entry(known(row.get(0, String.class)), known(time(row, 1))))
                .all()
                .collect(
                        HashMap::new,
                        (map, one) ->
                                map.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                        .add(one.getValue()));
    }
}
