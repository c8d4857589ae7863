package vn.bordergate.stats.totals;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.fold.HourKey;

/** Reads what the lines of the board are drawn from: one reading a moment, for all who look. */
@Component
public final class CurveReading {

    private static final ZoneId GATES_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Today moves with the live stream; these lines need not be newer than that. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final int TOTAL = -1;

    private static final String HOURS =
            """
            select day, gate, direction, -1 as hour, sum(usd_cents)::bigint as cents
            from gate_total where day = any(:days::date[]) and stage = 'CLEARED'
            group by day, gate, direction
            union all
            select day, gate, direction, hour::integer, usd_cents
            from gate_hour where day = any(:days::date[]) and stage = 'CLEARED'
            """;

    private static final String MONTHS =
            """
            select extract(year from day)::integer as year, extract(month from day)::integer as month,
                direction, sum(usd_cents)::bigint as cents
            from gate_total
            where day between :from and :to and stage = 'CLEARED' and gate = any(:gates::text[])
            group by 1, 2, 3
            """;

    private final DatabaseClient database;
    private final ReadGuard guard;
    private final InstantSource clock;
    private final Mono<DayCurves> days;

    CurveReading(DatabaseClient database, ReadGuard guard, InstantSource clock) {
        this.database = database;
        this.guard = guard;
        this.clock = clock;
        this.days =
                Mono.defer(this::read)
                        .cache(read -> KEPT, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** What was cleared in a month. */
    public record Month(int year, int month, String direction, long usdCents) {}

    public Mono<DayCurves> days() {
        return days;
    }

    /** The months of a year up to a day, and those of the whole year before. */
    public Mono<List<Month>> months(LocalDate through, List<String> gates) {
        return guard.live(
                database.sql(MONTHS)
                        .bind("from", LocalDate.of(through.getYear() - 1, 1, 1))
                        .bind("to", through)
                        .bind("gates", gates.toArray(String[]::new))
                        .map(
                                (row, meta) ->
                                        new Month(
                                                at(row, "year", Integer.class),
                                                at(row, "month", Integer.class),
                                                at(row, "direction", String.class),
                                                at(row, "cents", Long.class)))
                        .all()
                        .collectList());
    }

    private Mono<DayCurves> read() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), GATES_ZONE);
        List<LocalDate> asked = List.of(today, today.minusDays(1), today.minusDays(7));
        return guard.live(
                database.sql(HOURS)
                        .bind("days", asked.toArray(LocalDate[]::new))
                        .map((row, meta) -> Hour.of(row))
                        .all()
                        .collectList()
                        .map(hours -> curves(asked, hours)));
    }

    private static DayCurves curves(List<LocalDate> asked, List<Hour> hours) {
        List<DayCurves.Day> days = new ArrayList<>();
        for (LocalDate day : asked) {
            Map<String, List<Hour>> places = new TreeMap<>();
            for (Hour hour : hours) {
                if (hour.day.equals(day)) {
                    places.computeIfAbsent(hour.gate + "|" + hour.direction, k -> new ArrayList<>())
                            .add(hour);
                }
            }
            days.add(
                    new DayCurves.Day(
                            day, places.values().stream().map(CurveReading::place).toList()));
        }
        return new DayCurves(days);
    }

    private static DayCurves.Place place(List<Hour> hours) {
        List<Long> cents = new ArrayList<>(Collections.nCopies(HourKey.LATER, 0L));
        long later = 0;
        for (Hour hour : hours) {
            if (hour.hour == TOTAL) {
                later += hour.cents;
            } else if (hour.hour < HourKey.LATER) {
                cents.set(hour.hour, hour.cents);
                later -= hour.cents;
            }
        }
        Hour first = hours.getFirst();
        return new DayCurves.Place(first.gate, first.direction, cents, later);
    }

    private record Hour(LocalDate day, String gate, String direction, int hour, long cents) {
        static Hour of(Readable row) {
            return new Hour(
                    at(row, "day", LocalDate.class),
                    at(row, "gate", String.class),
                    at(row, "direction", String.class),
                    at(row, "hour", Integer.class),
                    at(row, "cents", Long.class));
        }
    }

    private static <T> T at(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
