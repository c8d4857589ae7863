package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    /** Of one search, put in order by themselves; beyond that the list itself is read. */
    static final int FOUND_MAX = 3_000;

    /**
     * Lines that are looked through, newest first, before anything is searched for by its words.
     */
    static final int NEWEST = 2_000;

    /** Firms of one reader of whom so many lines are looked through. */
    private static final int NEWEST_FIRMS_MAX = 3;

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
        if (wanted.firms().isEmpty()) {
            return Flux.empty();
        }
        return wanted.text().isBlank() ? run(Page.along(wanted)) : search(wanted);
    }

    /**
     * What is in many lines is met among the newest of them, and reading no more than these costs
     * little where it is not. Of more firms than a few that would be as dear as the search itself.
     */
    private Flux<Consignment> search(Wanted wanted) {
        if (wanted.firms().size() > NEWEST_FIRMS_MAX) {
            return searchAll(wanted);
        }
        return run(Page.newest(wanted, NEWEST))
                .collectList()
                .flatMapMany(
                        found ->
                                found.size() < wanted.limit()
                                        ? searchAll(wanted)
                                        : Flux.fromIterable(found));
    }

    /**
     * What is found rarely is found by its words and then put in order; what is found everywhere is
     * met soon enough along the order of the list.
     */
    private Flux<Consignment> searchAll(Wanted wanted) {
        Page words = Page.words(wanted, FOUND_MAX + 1);
        return bound(words)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapMany(
                        found ->
                                found.size() > FOUND_MAX
                                        ? run(Page.along(wanted))
                                        : run(Page.among(wanted, found)));
    }

    private Flux<Consignment> run(Page page) {
        return bound(page).map(Consignment::from).all();
    }

    private DatabaseClient.GenericExecuteSpec bound(Page page) {
        var query = database.sql(page.sql());
        for (int i = 0; i < page.values().size(); i++) {
            query = query.bind(i, page.values().get(i));
        }
        return query;
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
}
