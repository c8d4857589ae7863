package vn.bordergate.clearance.register;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;

/** Devices whose clock is wrong, by their own readings; of each its last reading counts. */
public final class DeviceClocks {

    private static final String HEAR =
            """
            with heard as (
              select distinct on (device) device, gate, place, number, off_ms, wrong, at
              from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[],
                $6::boolean[], $7::text[]) as n (device, gate, place, number, off_ms, wrong, at)
              order by device, number desc
            ), fine as (
              delete from device_clock c using heard h
              where c.device = h.device and not h.wrong and h.number > c.number
            )
            insert into device_clock (device, gate, place, number, off_ms, since, last_at)
            select device, gate, place, number, off_ms, at::timestamptz, at::timestamptz
            from heard where wrong order by device
            on conflict (device) do update set gate = excluded.gate, place = excluded.place,
              number = excluded.number, off_ms = excluded.off_ms, last_at = excluded.last_at
            where device_clock.number < excluded.number
            """;

    private static final String WRONG =
            """
            select device, place, off_ms, since, last_at from device_clock where gate = $1
            order by device limit $2
            """;

    private final DatabaseClient database;

    public DeviceClocks(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A device with a wrong clock.
     *
     * @param ahead of the gate's; behind it where negative
     */
    public record Clock(
            String device, String place, Duration ahead, Instant since, Instant lastAt) {}

    /** Takes from a batch what its readings say of their devices, once the other has taken it. */
    public BatchHandler hearingAfter(BatchHandler first) {
        return batch ->
                first.handle(batch)
                        .then(
                                Mono.defer(
                                        () ->
                                                hear(
                                                        batch.records().stream()
                                                                .map(Received::event)
                                                                .filter(
                                                                        ReadingTaken.class
                                                                                ::isInstance)
                                                                .map(ReadingTaken.class::cast)
                                                                .toList())));
    }

    private Mono<Void> hear(List<ReadingTaken> readings) {
        return readings.isEmpty()
                ? Mono.empty()
                : database.sql(HEAR)
                        .bind(0, texts(readings, ReadingTaken::device))
                        .bind(1, texts(readings, r -> r.gate().value()))
                        .bind(2, texts(readings, ReadingTaken::place))
                        .bind(3, readings.stream().map(ReadingTaken::number).toArray(Long[]::new))
                        .bind(
                                4,
                                readings.stream()
                                        .map(r -> Duration.between(r.at(), r.takenAt()).toMillis())
                                        .toArray(Long[]::new))
                        .bind(
                                5,
                                readings.stream()
                                        .map(ReadingTaken::clockWrong)
                                        .toArray(Boolean[]::new))
                        .bind(6, texts(readings, r -> r.at().toString()))
                        .then();
    }

    public Flux<Clock> wrong(String gate, int most) {
        return database.sql(WRONG)
                .bind(0, gate)
                .bind(1, most)
                .map(
                        row ->
                                new Clock(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, String.class)),
                                        Duration.ofMillis(known(row.get(2, Long.class))),
                                        known(row.get(3, OffsetDateTime.class)).toInstant(),
                                        known(row.get(4, OffsetDateTime.class)).toInstant()))
                .all();
    }

    private static String[] texts(List<ReadingTaken> all, Function<ReadingTaken, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
