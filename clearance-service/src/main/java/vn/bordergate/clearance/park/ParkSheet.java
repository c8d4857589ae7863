package vn.bordergate.clearance.park;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What the page of firms and parks shows. */
final class ParkSheet {

    /** Lines shown, the newest first; all are in {@code GET /api/firm-parks}. */
    static final int LINES_MAX = 500;

    private static final String NEWEST =
            """
            select p.number, p.effective_from, p.park, coalesce(o.name, p.entered_by), p.entered_at
            from firm_park p left join officer o on o.subject = p.entered_by
            order by p.entered_at desc, p.number, p.effective_from limit %d
            """
                    .formatted(LINES_MAX);

    private static final String FIRMS =
            """
            select park, count(*) from (
                select distinct on (number) park from firm_park where effective_from <= $1
                order by number, effective_from desc) as now
            group by park
            """;

    private final DatabaseClient database;

    ParkSheet(DatabaseClient database) {
        this.database = database;
    }

    /** A firm and its park from a day on. */
    record Entered(String number, LocalDate from, String park, String by, Instant at) {}

    /**
     * All of it.
     *
     * @param firms how many stand in each park today
     */
    record Sheet(List<Entered> lines, Map<String, Long> firms) {
        Sheet {
            lines = List.copyOf(lines);
            firms = new TreeMap<>(firms);
        }
    }

    Mono<Sheet> read(LocalDate today) {
        Mono<Map<String, Long>> firms =
                database.sql(FIRMS)
                        .bind(0, today)
                        .map(
                                row ->
                                        Map.entry(
                                                known(row.get(0, String.class)),
                                                known(row.get(1, Long.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        return database.sql(NEWEST)
                .map(
                        row ->
                                new Entered(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, LocalDate.class)),
                                        known(row.get(2, String.class)),
                                        known(row.get(3, String.class)),
                                        known(row.get(4, OffsetDateTime.class)).toInstant()))
                .all()
                .collectList()
                .zipWith(firms, Sheet::new);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
