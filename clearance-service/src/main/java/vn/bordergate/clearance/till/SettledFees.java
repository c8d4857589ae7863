package vn.bordergate.clearance.till;

import java.util.Collection;
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
            "select crossing_id from fee_account where crossing_id = any($1) and settled"
                    + " order by crossing_id for share";

    private final DatabaseClient database;

    public SettledFees(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Those of the crossings whose fee was quoted and is paid, or is nothing. In the caller's
     * transaction, and locked in it, so that a permission rests on what is committed with it and
     * nothing is given back meanwhile.
     */
    public Mono<Set<CrossingId>> among(Collection<CrossingId> crossings) {
        return database.sql(SETTLED)
                .bind(0, crossings.stream().map(CrossingId::value).toArray(UUID[]::new))
                .map(row -> new CrossingId(Objects.requireNonNull(row.get(0, UUID.class))))
                .all()
                .collect(Collectors.toSet());
    }
}
