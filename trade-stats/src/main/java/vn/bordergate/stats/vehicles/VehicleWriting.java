package vn.bordergate.stats.vehicles;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;
import vn.bordergate.stats.fold.VehicleBatch;
import vn.bordergate.stats.fold.VehicleCounts;
import vn.bordergate.stats.fold.VehicleKey;
import vn.bordergate.stats.fold.VehicleStay;

/**
 * Adds a batch of events to the vehicle counts, inside the transaction that also moves the reader's
 * offset. A crossing's events come from one partition, so nobody else has its row.
 */
@Component
final class VehicleWriting implements BatchHandler {

    private static final String STAYS =
            "select crossing_id, gate, direction, laden, goods, entered_at, called"
                    + " from vehicle_stay where crossing_id = any(:ids::uuid[])";

    private static final String COUNT =
            """
            insert into vehicle_total as t
                (day, gate, direction, laden, goods, crossed, turned_back, returned, waiting)
            select * from unnest(:days::date[], :gates::text[], :directions::text[],
                :ladens::boolean[], :goods::text[], :crossed::bigint[], :turned::bigint[],
                :returned::bigint[], :waiting::bigint[])
            on conflict (day, gate, direction, laden, goods) do update set
                crossed = t.crossed + excluded.crossed,
                turned_back = t.turned_back + excluded.turned_back,
                returned = t.returned + excluded.returned,
                waiting = t.waiting + excluded.waiting
            """;

    private static final String PUT =
            """
            insert into vehicle_stay as s
                (crossing_id, gate, direction, laden, goods, entered_at, called)
            select * from unnest(:ids::uuid[], :gates::text[], :directions::text[],
                :ladens::boolean[], :goods::text[], :entered::timestamptz[], :called::boolean[])
            on conflict (crossing_id) do update set
                gate = excluded.gate, direction = excluded.direction, laden = excluded.laden,
                goods = excluded.goods, called = excluded.called
            """;

    private static final String GONE =
            "delete from vehicle_stay where crossing_id = any(:ids::uuid[])";

    private final DatabaseClient database;

    VehicleWriting(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        List<ClearanceCrossingEvent> events = new ArrayList<>(batch.records().size());
        for (Received record : batch.records()) {
            if (record.event() instanceof ClearanceCrossingEvent event) {
                events.add(event);
            } else {
                batch.refuse(record, "says nothing of a crossing");
            }
        }
        return events.isEmpty()
                ? Mono.empty()
                : stays(events).flatMap(stays -> write(VehicleBatch.fold(stays, events)));
    }

    private Mono<Map<CrossingId, VehicleStay>> stays(List<ClearanceCrossingEvent> events) {
        UUID[] ids =
                events.stream().map(e -> e.crossingId().value()).distinct().toArray(UUID[]::new);
        return database.sql(STAYS)
                .bind("ids", ids)
                .map(
                        (row, meta) ->
                                Map.entry(
                                        new CrossingId(present(row.get("crossing_id", UUID.class))),
                                        stay(row)))
                .all()
                .collect(HashMap::new, (all, e) -> all.put(e.getKey(), e.getValue()));
    }

    private Mono<Void> write(VehicleBatch.Change change) {
        return put(change.put()).then(remove(change.gone())).then(count(change.counts()));
    }

    private Mono<Void> put(Map<CrossingId, VehicleStay> stays) {
        if (stays.isEmpty()) {
            return Mono.empty();
        }
        List<Map.Entry<CrossingId, VehicleStay>> rows = List.copyOf(stays.entrySet());
        List<VehicleStay> stood = rows.stream().map(Map.Entry::getValue).toList();
        return database.sql(PUT)
                .bind("ids", rows.stream().map(e -> e.getKey().value()).toArray(UUID[]::new))
                .bind("gates", column(stood, String[]::new, s -> s.gate().value()))
                .bind("directions", column(stood, String[]::new, s -> s.direction().name()))
                .bind("ladens", column(stood, Boolean[]::new, VehicleStay::laden))
                .bind("goods", column(stood, String[]::new, s -> s.goods().name()))
                .bind(
                        "entered",
                        column(
                                stood,
                                OffsetDateTime[]::new,
                                s -> s.enteredAt().atOffset(ZoneOffset.UTC)))
                .bind("called", column(stood, Boolean[]::new, VehicleStay::called))
                .then();
    }

    private Mono<Void> remove(Collection<CrossingId> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql(GONE)
                        .bind("ids", column(ids, UUID[]::new, CrossingId::value))
                        .then();
    }

    private Mono<Void> count(SortedMap<VehicleKey, VehicleCounts> counts) {
        if (counts.isEmpty()) {
            return Mono.empty();
        }
        Collection<VehicleKey> keys = counts.keySet();
        return database.sql(COUNT)
                .bind("days", column(keys, LocalDate[]::new, VehicleKey::day))
                .bind("gates", column(keys, String[]::new, key -> key.gate().value()))
                .bind("directions", column(keys, String[]::new, key -> key.direction().name()))
                .bind("ladens", column(keys, Boolean[]::new, VehicleKey::laden))
                .bind("goods", column(keys, String[]::new, key -> key.goods().name()))
                .bind("crossed", longs(counts, VehicleCounts::crossed))
                .bind("turned", longs(counts, VehicleCounts::turnedBack))
                .bind("returned", longs(counts, VehicleCounts::returned))
                .bind("waiting", longs(counts, VehicleCounts::waiting))
                .then();
    }

    private static VehicleStay stay(Readable row) {
        return new VehicleStay(
                new GateCode(present(row.get("gate", String.class))),
                Direction.valueOf(present(row.get("direction", String.class))),
                present(row.get("laden", Boolean.class)),
                GoodsClass.valueOf(present(row.get("goods", String.class))),
                present(row.get("entered_at", OffsetDateTime.class)).toInstant(),
                present(row.get("called", Boolean.class)));
    }

    private static Long[] longs(
            SortedMap<VehicleKey, VehicleCounts> counts, ToLongFunction<VehicleCounts> part) {
        return column(counts.values(), Long[]::new, part::applyAsLong);
    }

    private static <R, T> T[] column(
            Collection<R> rows, IntFunction<T[]> array, Function<R, T> part) {
        return rows.stream().map(part).toArray(array);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
