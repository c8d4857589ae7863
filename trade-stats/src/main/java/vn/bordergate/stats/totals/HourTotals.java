package vn.bordergate.stats.totals;

import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;

/**
 * {@code GET /api/totals/hours}: what was declared, cleared and crossed in each hour of a gate's
 * days; public, as the board draws them for everybody.
 */
@RestController
final class HourTotals {

    /** Days of one answer: a month. */
    static final int DAYS_MAX = 31;

    private static final String HOURS =
            """
            select day, hour::integer, gate, direction, stage, usd_cents, declarations
            from gate_hour
            where day between :from and :to and (:gate = '' or gate = :gate)
                and (usd_cents <> 0 or declarations <> 0)
            order by day, hour, gate, direction, stage
            """;

    private final DatabaseClient database;
    private final ReadGuard guard;
    private final InstantSource clock;

    HourTotals(DatabaseClient database, ReadGuard guard, InstantSource clock) {
        this.database = database;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * One hour's total.
     *
     * @param hour of the day at the gates, from 0; 24 for what counts on the day and was only known
     *     after it
     */
    record Row(
            LocalDate day,
            int hour,
            String gate,
            String direction,
            String stage,
            long usdCents,
            long declarations) {

        static Row of(Readable row) {
            return new Row(
                    present(row.get(0, LocalDate.class)),
                    present(row.get(1, Integer.class)),
                    present(row.get(2, String.class)),
                    present(row.get(3, String.class)),
                    present(row.get(4, String.class)),
                    present(row.get(5, Long.class)),
                    present(row.get(6, Long.class)));
        }

        private static <T> T present(@Nullable T value) {
            return Objects.requireNonNull(value);
        }
    }

    /** Rows with the days that they are of. */
    record Told(LocalDate from, LocalDate to, List<Row> rows) {}

    @GetMapping(path = "/api/totals/hours", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Told> hours(@RequestParam MultiValueMap<String, String> parameters) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        AskedDays asked = AskedDays.read(parameters, today);
        if (ChronoUnit.DAYS.between(asked.from(), asked.to()) >= DAYS_MAX) {
            throw FaultsException.of(
                    400, Fault.at("?from", "DAYS_TOO_MANY", Map.of("value", DAYS_MAX)));
        }
        String gate = asked.gate();
        return guard.question(
                database.sql(HOURS)
                        .bind("from", asked.from())
                        .bind("to", asked.to())
                        .bind("gate", gate == null ? "" : gate)
                        .map((row, meta) -> Row.of(row))
                        .all()
                        .collectList()
                        .map(rows -> new Told(asked.from(), asked.to(), rows)));
    }
}
