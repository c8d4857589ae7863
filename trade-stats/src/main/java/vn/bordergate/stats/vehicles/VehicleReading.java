package vn.bordergate.stats.vehicles;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.stats.asked.AskedDays;

/** Reads how many vehicles passed, and how many wait. */
@Component
public final class VehicleReading {

    static final String BREAKER = "vehicles";

    /**
     * One statement, hence one moment. Who waited at a day's 20:00 has left since and is counted,
     * or still stands in a yard and is looked up.
     */
    private static final String CELLS =
            """
            select gate, direction, day, laden, goods, sum(crossed)::bigint as crossed,
                sum(turned_back)::bigint as turned_back, sum(returned)::bigint as returned,
                sum(waiting)::bigint as waiting
            from (
                select gate, direction, day, laden, goods, crossed, turned_back, returned, waiting
                from vehicle_total where day between :from and :to
                union all
                select gate, direction, d::date, laden, goods, 0, 0, 0, 1
                from vehicle_stay, generate_series(:from::timestamp, :to::timestamp, '1 day') as d
                where (d + '20:00'::time) at time zone 'Asia/Ho_Chi_Minh' >= entered_at
                    and (d + '20:00'::time) at time zone 'Asia/Ho_Chi_Minh' <= :now
            ) as counted
            where :gate = '' or gate = :gate
            group by gate, direction, day, laden, goods
            having sum(crossed) <> 0 or sum(turned_back) <> 0 or sum(returned) <> 0
                or sum(waiting) <> 0
            order by day, gate, direction, laden desc, goods
            """;

    private static final String WAITING =
            """
            select gate, direction, count(*) filter (where not called) as waiting,
                count(*) filter (where called) as called
            from vehicle_stay group by gate, direction order by gate, direction
            """;

    private final DatabaseClient database;
    private final CircuitBreaker breaker;

    VehicleReading(DatabaseClient database, CircuitBreakerRegistry breakers) {
        this.database = database;
        this.breaker = breakers.circuitBreaker(BREAKER);
    }

    /**
     * Vehicles of one kind on one day.
     *
     * @param waitingAt20 in a yard at 20:00; 0 while that is still to come
     */
    public record Cell(
            String gate,
            Direction direction,
            LocalDate day,
            boolean laden,
            GoodsClass goodsClass,
            long crossed,
            long turnedBack,
            long returned,
            long waitingAt20) {}

    /**
     * Vehicles in the yards of a gate.
     *
     * @param waiting not called yet
     * @param called to a lane, and neither through nor called off
     */
    record Waiting(String gate, Direction direction, long waiting, long called) {}

    /** Every kind and day of which there was any, in the order of the days. */
    public Mono<List<Cell>> cells(AskedDays asked, Instant now) {
        String gate = asked.gate();
        return database.sql(CELLS)
                .bind("from", asked.from())
                .bind("to", asked.to())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("gate", gate == null ? "" : gate)
                .map((row, meta) -> cell(row))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<List<Waiting>> waiting() {
        return database.sql(WAITING)
                .map(
                        (row, meta) ->
                                new Waiting(
                                        present(row.get("gate", String.class)),
                                        direction(row),
                                        count(row, "waiting"),
                                        count(row, "called")))
                .all()
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static Cell cell(Readable row) {
        return new Cell(
                present(row.get("gate", String.class)),
                direction(row),
                present(row.get("day", LocalDate.class)),
                present(row.get("laden", Boolean.class)),
                GoodsClass.valueOf(present(row.get("goods", String.class))),
                count(row, "crossed"),
                count(row, "turned_back"),
                count(row, "returned"),
                count(row, "waiting"));
    }

    private static Direction direction(Readable row) {
        return Direction.valueOf(present(row.get("direction", String.class)));
    }

    private static long count(Readable row, String column) {
        return present(row.get(column, Long.class));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
