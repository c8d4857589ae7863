package vn.bordergate.stats.totals;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
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
import vn.bordergate.web.Figures;

/**
 * {@code GET /api/park-totals}: the totals by the industrial park of the firm. Not public, for some
 * parks have a single firm in a trade.
 */
@RestController
final class ParkTotals {

    private static final String TOTALS =
            """
            select park, gate, direction, stage, sum(usd_cents)::bigint, sum(vnd)::bigint,
                sum(facts_without_vnd)::bigint, sum(net_mass_grams)::bigint,
                sum(declarations)::bigint
            from park_total
            where day between :from and :to and (:gate = '' or gate = :gate)
            group by park, gate, direction, stage
            having sum(declarations) <> 0 or sum(usd_cents) <> 0 or sum(net_mass_grams) <> 0
            order by park, gate, direction, stage
            """;

    private final DatabaseClient database;
    private final ReadGuard guard;
    private final InstantSource clock;

    ParkTotals(DatabaseClient database, ReadGuard guard, InstantSource clock) {
        this.database = database;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * One park's total.
     *
     * @param park its code, {@code NONE} for firms of none
     */
    record Row(
            String park,
            String gate,
            String direction,
            String stage,
            long usdCents,
            long vnd,
            long factsWithoutVnd,
            long netMassGrams,
            long declarations) {}

    /** Rows with the days that they are of. */
    record Told(LocalDate from, LocalDate to, List<Row> rows) {}

    @GetMapping(path = "/api/park-totals", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Told> totals(@RequestParam MultiValueMap<String, String> parameters) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        AskedDays asked = AskedDays.read(parameters, today);
        String gate = asked.gate();
        return guard.question(
                database.sql(TOTALS)
                        .bind("from", asked.from())
                        .bind("to", asked.to())
                        .bind("gate", gate == null ? "" : gate)
                        .map(
                                (row, meta) ->
                                        new Row(
                                                present(row.get(0, String.class)),
                                                present(row.get(1, String.class)),
                                                present(row.get(2, String.class)),
                                                present(row.get(3, String.class)),
                                                present(row.get(4, Long.class)),
                                                present(row.get(5, Long.class)),
                                                present(row.get(6, Long.class)),
                                                present(row.get(7, Long.class)),
                                                present(row.get(8, Long.class))))
                        .all()
                        .collectList()
                        .map(rows -> new Told(asked.from(), asked.to(), rows)));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
