package vn.bordergate.clearance.till;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;

/** For whoever lets vehicles pass: whose fee is settled. */
public final class SettledFees {

    private static final String SETTLED =
            """
            select f.crossing_id from fee_account f
              join unnest($1::uuid[], $2::int[]) as x (id, generation) on x.id = f.crossing_id
            where f.settled and f.generation >= x.generation
              and coalesce(0 <> all (f.seen), true)
            order by f.crossing_id for share of f
            """;

    private final DatabaseClient database;

    public SettledFees(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Those of the crossings whose fee was quoted and is paid, or is nothing. In the caller's
     * transaction, and locked in it, so that a permission rests on what is committed with it and
     * nothing is given back meanwhile. What was quoted for an older announcement settles nothing.
     *
     * @param crossings with the announcement of each that stands
     */
    public Mono<Set<CrossingId>> among(Map<CrossingId, Integer> crossings) {
        return database.sql(SETTLED)
                .bind(0, crossings.keySet().stream().map(CrossingId::value).toArray(UUID[]::new))
                .bind(1, crossings.values().toArray(Integer[]::new))
                .map(row -> new CrossingId(Objects.requireNonNull(row.get(0, UUID.class))))
                .all()
                .collect(Collectors.toSet());
    }
}
