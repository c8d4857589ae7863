package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Spreads.Kind;
import vn.bordergate.events.Direction;

/** How former expectations compared with the calls that followed, read once a minute at most. */
public final class ForecastRecord {

    static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration ANEW = Duration.ofMinutes(1);

    /** The latest calls, as a gate is not the same in every season. */
    static final int CALLS_MAX = 400;

    /** What was expected for the same day: a night between says nothing of pace. */
    private static final String RATIOS =
            """
            select direction, favoured, count(*),
              percentile_cont(array[0.2, 0.5, 0.8]) within group (order by ratio)
            from (
              select direction, lane_group = 'PERISHABLE' as favoured,
                extract(epoch from at - forecast_at)::float8
                  / extract(epoch from forecast_plain - forecast_at)::float8 as ratio,
                row_number() over (partition by direction, lane_group = 'PERISHABLE'
                  order by at desc) as nth
              from lane_call
              where gate = $1 and at >= $2 and revoked_at is null and measure_id is null
                and forecast_plain > forecast_at + interval '1 minute'
                and (at at time zone 'Asia/Ho_Chi_Minh')::date
                  = (forecast_at at time zone 'Asia/Ho_Chi_Minh')::date
                and (forecast_plain at time zone 'Asia/Ho_Chi_Minh')::date
                  = (forecast_at at time zone 'Asia/Ho_Chi_Minh')::date) r
            where nth <= $3 group by direction, favoured
            """;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Map<String, Mono<Spreads>> read = new ConcurrentHashMap<>();

    public ForecastRecord(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Spreads> of(String gate) {
        return read.computeIfAbsent(
                gate,
                _ ->
                        Mono.defer(() -> looked(gate))
                                .cacheInvalidateWhen(_ -> Mono.delay(ANEW).then()));
    }

    private record Row(Kind kind, long calls, Double[] quantiles) {}

    private Mono<Spreads> looked(String gate) {
        return database.sql(RATIOS)
                .bind(0, gate)
                .bind(1, clock.instant().minus(LOOKED_BACK))
                .bind(2, CALLS_MAX)
                .map(
                        row ->
                                new Row(
                                        new Kind(
                                                Direction.valueOf(known(row.get(0, String.class))),
                                                known(row.get(1, Boolean.class))),
                                        known(row.get(2, Long.class)),
                                        known(row.get(3, Double[].class))))
                .all()
                .collectList()
                .map(
                        rows -> {
                            Map<Kind, Spread> spreads = new HashMap<>();
                            for (Row row : rows) {
                                if (row.calls() >= Spreads.CALLS_MIN) {
                                    Double[] q = row.quantiles();
                                    spreads.put(row.kind(), new Spread(q[0], q[1], q[2]));
                                }
                            }
                            return new Spreads(spreads);
                        });
    }
}
