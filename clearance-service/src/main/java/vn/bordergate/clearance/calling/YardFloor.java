package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;
import static vn.bordergate.clearance.calling.MeasureBook.time;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.yard.Occupancy;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** Who stands in the yards of a gate and on the way from them. */
public final class YardFloor {

    /**
     * What the dispatch wrote stays as it is; a vehicle that comes back to wait keeps its place.
     */
    private static final String PUT =
            """
            insert into yard_vehicle as v (crossing_id, gate, direction, ticket, yard, plate, laden,
              goods, channel, priority_enterprise, firm, arrived_at, ready_at, held, stage, lane,
              called_at, barrier_at, gone_at)
            select u.*, case when u.stage = 'GONE' then $19::timestamptz end
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
              $7::boolean[], $8::text[], $9::text[], $10::boolean[], $11::text[],
              $12::timestamptz[], $13::timestamptz[], $14::boolean[], $15::text[], $16::text[],
              $17::timestamptz[], $18::timestamptz[])
              as u (crossing_id, gate, direction, ticket, yard, plate, laden, goods, channel,
              priority_enterprise, firm, arrived_at, ready_at, held, stage, lane, called_at,
              barrier_at)
            on conflict (crossing_id) do update set yard = excluded.yard, plate = excluded.plate,
              laden = excluded.laden, goods = excluded.goods, channel = excluded.channel,
              priority_enterprise = excluded.priority_enterprise, ready_at = excluded.ready_at,
              held = excluded.held, stage = excluded.stage, lane = excluded.lane,
              called_at = excluded.called_at, barrier_at = excluded.barrier_at,
              gone_at = coalesce(v.gone_at, excluded.gone_at),
              drive_up_at = case when excluded.stage = 'WAITING' then null else v.drive_up_at end,
              changed_at = $19
            """;

    private static final String CROSSED =
            """
            update lane_call set crossed_at = $2
            where number in (select max(number) from lane_call
              where crossing_id = any($1) and revoked_at is null group by crossing_id)
              and crossed_at is null
            """;

    /** What was done to a vehicle's place is over when it has gone. */
    private static final String OVER =
            """
            update yard_measure set ended_at = $2, ended_reason = 'OVER', ended_note = ''
            where crossing_id = any($1) and ended_at is null
            """;

    /**
     * Tickets begin anew every day; one of a day before says which, so that no two are the same.
     */
    private static final String STANDING =
            """
            select crossing_id, gate, direction,
              ticket || case when arrived_at < $2 then to_char(
                arrived_at at time zone 'Asia/Ho_Chi_Minh', '/DD.MM') else '' end,
              yard, plate, laden, goods, channel, priority_enterprise, firm, arrived_at, ready_at,
              held, stage, lane, called_at, barrier_at, place_at, overtaken, place, because, drive_up_at, forecast_at,
              lane_group, priority, forecast_early, forecast_mid, forecast_late,
              told
            from yard_vehicle where gate = $1 and stage <> 'GONE'
            """;

    private static final String OCCUPIED =
            """
            select yard, count(*), count(*) filter (where laden and goods = 'FROZEN')
            from yard_vehicle where gate = $1 and stage = 'WAITING' group by yard
            """;

    private final DatabaseClient database;

    public YardFloor(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A vehicle with what the dispatch wrote of it.
     *
     * @param because rule of its place, or the obstacle
     * @param told why nobody like it is called, as it was last told
     */
    record Standee(
            YardVehicle vehicle,
            @Nullable Instant placeAt,
            int overtaken,
            @Nullable Integer place,
            @Nullable String because,
            @Nullable Instant driveUpAt,
            @Nullable String group,
            @Nullable String priority,
            @Nullable Expectation expectation,
            @Nullable String told) {}

    /** Writes anew what crossings say of their vehicles, in the caller's transaction. */
    public Mono<Void> put(Collection<YardVehicle> all, Instant at) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        List<YardVehicle> v = List.copyOf(all);
        UUID[] gone =
                v.stream()
                        .filter(one -> one.stage() == YardStage.GONE)
                        .map(YardVehicle::crossing)
                        .toArray(UUID[]::new);
        Mono<Void> put =
                database.sql(PUT)
                        .bind(0, v.stream().map(YardVehicle::crossing).toArray(UUID[]::new))
                        .bind(1, texts(v, YardVehicle::gate))
                        .bind(2, texts(v, one -> one.direction().name()))
                        .bind(3, texts(v, YardVehicle::ticket))
                        .bind(4, texts(v, YardVehicle::yard))
                        .bind(5, texts(v, YardVehicle::plate))
                        .bind(6, v.stream().map(YardVehicle::laden).toArray(Boolean[]::new))
                        .bind(7, texts(v, one -> one.goods().name()))
                        .bind(8, texts(v, one -> one.channel().name()))
                        .bind(
                                9,
                                v.stream()
                                        .map(YardVehicle::priorityEnterprise)
                                        .toArray(Boolean[]::new))
                        .bind(10, texts(v, YardVehicle::firm))
                        .bind(11, times(v, YardVehicle::arrivedAt))
                        .bind(12, times(v, YardVehicle::readyAt))
                        .bind(13, v.stream().map(YardVehicle::held).toArray(Boolean[]::new))
                        .bind(14, texts(v, one -> one.stage().name()))
                        .bind(15, texts(v, YardVehicle::lane))
                        .bind(16, times(v, YardVehicle::calledAt))
                        .bind(17, times(v, YardVehicle::barrierAt))
                        .bind(18, at)
                        .then();
        return gone.length == 0
                ? put
                : put.then(
                        Mono.defer(
                                () ->
                                        database.sql(CROSSED)
                                                .bind(0, gone)
                                                .bind(1, at)
                                                .then()
                                                .then(
                                                        database.sql(OVER)
                                                                .bind(0, gone)
                                                                .bind(1, at)
                                                                .then())));
    }

    /**
     * Those that have not gone.
     *
     * @param midnight with which today began
     */
    Mono<List<Standee>> standing(String gate, Instant midnight) {
        return database.sql(STANDING)
                .bind(0, gate)
                .bind(1, midnight)
                .map(YardFloor::standee)
                .all()
                .collectList();
    }

    /** How full each yard is; one without vehicles is not named. */
    public Mono<Map<String, Occupancy>> occupancy(String gate) {
        return database.sql(OCCUPIED)
                .bind(0, gate)
                .map(
                        row ->
                                Map.entry(
                                        known(row.get(0, String.class)),
                                        new Occupancy(
                                                Math.toIntExact(known(row.get(1, Long.class))),
                                                Math.toIntExact(known(row.get(2, Long.class))))))
                .all()
                .collect(HashMap::new, (map, one) -> map.put(one.getKey(), one.getValue()));
    }

    private static Standee standee(Readable row) {
        Instant mid = time(row, 27);
        return new Standee(
                new YardVehicle(
                        known(row.get(0, UUID.class)),
                        known(row.get(1, String.class)),
                        Direction.valueOf(known(row.get(2, String.class))),
                        known(row.get(3, String.class)),
                        known(row.get(4, String.class)),
                        known(row.get(5, String.class)),
                        known(row.get(6, Boolean.class)),
                        GoodsClass.valueOf(known(row.get(7, String.class))),
                        CustomsChannel.valueOf(known(row.get(8, String.class))),
                        known(row.get(9, Boolean.class)),
                        known(row.get(10, String.class)),
                        known(time(row, 11)),
                        time(row, 12),
                        known(row.get(13, Boolean.class)),
                        YardStage.valueOf(known(row.get(14, String.class))),
                        row.get(15, String.class),
                        time(row, 16),
                        time(row, 17)),
                time(row, 18),
                known(row.get(19, Integer.class)),
                row.get(20, Integer.class),
                row.get(21, String.class),
                time(row, 22),
                row.get(24, String.class),
                row.get(25, String.class),
                mid == null
                        ? null
                        : new Expectation(
                                known(time(row, 23)),
                                known(time(row, 26)),
                                mid,
                                known(time(row, 28))),
                row.get(29, String.class));
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> of) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = of.apply(rows.get(i));
        }
        return texts;
    }

    static <T> @Nullable OffsetDateTime[] times(List<T> rows, Function<T, @Nullable Instant> of) {
        @Nullable OffsetDateTime[] times = new OffsetDateTime[rows.size()];
        for (int i = 0; i < times.length; i++) {
            Instant time = of.apply(rows.get(i));
            times[i] = time == null ? null : time.atOffset(ZoneOffset.UTC);
        }
        return times;
    }
}
