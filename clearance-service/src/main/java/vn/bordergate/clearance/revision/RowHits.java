package vn.bordergate.clearance.revision;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** How often each row hit, and how often a check then failed. */
public final class RowHits {

    private static final String HITS =
            """
            select row_id, sum(hits)::bigint, sum(confirmed)::bigint from rule_hit
            where name = $1 group by row_id
            """;

    /** One statement, so that a reader finds either the parts or their sum. */
    private static final String SUM_UP =
            """
            with parts as (
              delete from rule_hit where (name, row_id) in (
                select name, row_id from rule_hit group by name, row_id having count(*) > 1)
              returning name, row_id, hits, confirmed)
            insert into rule_hit (name, row_id, hits, confirmed)
            select name, row_id, sum(hits), sum(confirmed) from parts group by name, row_id
            """;

    private final DatabaseClient database;

    public RowHits(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What became of a row's files.
     *
     * @param hits generations of declarations that it hit, in force or on trial
     * @param confirmed how many of them failed a check
     */
    record Hits(long hits, long confirmed) {
        static final Hits NONE = new Hits(0, 0);
    }

    /** Every row of the table that ever hit, in whichever version. */
    Mono<Map<String, Hits>> of(String table) {
        return database.sql(HITS)
                .bind(0, table)
                .map(
                        row ->
                                Map.entry(
                                        known(row.get(0, String.class)),
                                        new Hits(
                                                known(row.get(1, Long.class)),
                                                known(row.get(2, Long.class)))))
                .all()
                .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /** Puts sums in the place of what transactions have added. */
    @Scheduled(
            fixedDelayString = "${gate.counts.sum:10s}",
            initialDelayString = "${gate.counts.sum:10s}")
    public Mono<Void> sumUp() {
        return Mono.defer(() -> database.sql(SUM_UP).then());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
