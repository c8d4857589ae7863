package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pages and counts. Every page is read along an index that begins with the firm, for each firm by
 * itself; a count ends where nobody would read it to the last digit.
 */
public final class ConsignmentQueries {

    /** Counts go up to here, and say so. */
    public static final int COUNT_MAX = 1_000;

    private static final String COUNTS =
            """
            select p.phase, count(*) from unnest($1::text[]) as p(phase), lateral (
                select n.declaration_id from unnest($2::text[]) as f(firm), lateral (
                    select declaration_id from consignment c
                    where c.firm = f.firm and c.phase = p.phase limit $3) as n) as x
            group by 1
            """;

    private static final String CROSSED_SINCE =
            """
            select count(*) from unnest($1::text[]) as f(firm), lateral (
                select declaration_id from consignment c
                where c.firm = f.firm and c.crossed_at >= $2::timestamptz limit $3) as x
            """;

    private final DatabaseClient database;

    ConsignmentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Newest first, at most as many as wanted. */
    public Flux<Consignment> list(Wanted wanted) {
        Statement statement = new Statement();
        statement.page(wanted);
        var query = database.sql(statement.sql.toString());
        for (int i = 0; i < statement.values.size(); i++) {
            query = query.bind(i, statement.values.get(i));
        }
        return query.map(Consignment::from).all();
    }

    /** How many there are of each phase; {@link #COUNT_MAX} and one more for more than that. */
    public Mono<Map<Phase, Long>> counts(List<String> firms) {
        String[] phases = {Phase.MINE.name(), Phase.AUTHORITY.name(), Phase.CALLED.name()};
        return database.sql(COUNTS)
                .bind(0, phases)
                .bind(1, firms.toArray(String[]::new))
                .bind(2, COUNT_MAX + 1)
                .map(
                        row ->
                                Map.entry(
                                        Phase.valueOf(
                                                Objects.requireNonNull(row.get(0, String.class))),
                                        Math.min(
                                                COUNT_MAX + 1L,
                                                Objects.requireNonNull(row.get(1, Long.class)))))
                .all()
                .collect(
                        () -> new EnumMap<>(Phase.class),
                        (Map<Phase, Long> all, Map.Entry<Phase, Long> one) ->
                                all.put(one.getKey(), one.getValue()));
    }

    /** How many have crossed since then, in the same way. */
    public Mono<Long> crossedSince(List<String> firms, Instant since) {
        return database.sql(CROSSED_SINCE)
                .bind(0, firms.toArray(String[]::new))
                .bind(1, since.toString())
                .bind(2, COUNT_MAX + 1)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** Of what is not asked for nothing is said, so that the index for the rest is seen. */
    private static final class Statement {

        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        private void page(Wanted wanted) {
            sql.append("with near as (");
            for (String firm : wanted.firms()) {
                sql.append(values.isEmpty() ? "" : " union all ");
                sql.append("(select declaration_id from consignment c where c.firm = ");
                sql.append(value(firm));
                conditions(wanted, "@" + firm);
                sql.append(')');
            }
            if (values.isEmpty()) {
                sql.append("select null::uuid as declaration_id where false");
            }
            sql.append(") select ")
                    .append(Consignment.COLUMNS)
                    .append("from near join consignment c using (declaration_id)")
                    .append(" order by c.declaration_id desc limit ")
                    .append(value(wanted.limit()));
        }

        private void conditions(Wanted wanted, String owner) {
            also(" and c.phase = ", wanted.phase() == null ? null : wanted.phase().name(), "");
            also(" and c.gate = ", wanted.gate(), "");
            also(" and c.direction = ", wanted.direction(), "");
            String query = Search.query(wanted.text());
            also(
                    " and c.words @@ ",
                    query == null ? null : Search.exactly(owner) + " & (" + query + ")",
                    "::tsquery");
            Instant since = wanted.crossedSince();
            also(" and c.crossed_at >= ", since == null ? null : since.toString(), "::timestamptz");
            also(" and c.declaration_id < ", wanted.after(), "");
            sql.append(" order by declaration_id desc limit ").append(value(wanted.limit()));
        }

        private void also(String condition, @Nullable Object compared, String type) {
            if (compared != null) {
                sql.append(condition).append(value(compared)).append(type);
            }
        }

        private String value(Object value) {
            values.add(value);
            return "$" + values.size();
        }
    }
}
