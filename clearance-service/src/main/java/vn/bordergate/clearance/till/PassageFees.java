package vn.bordergate.clearance.till;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;

/** For whoever looks at a vehicle, which they may: how the fee of its passage stands. */
public final class PassageFees {

    private static final String STAND =
            """
            select outstanding_vnd, settled, state::jsonb #>> '{quote,row}' from fee_account
            where crossing_id = $1
            """;

    private final DatabaseClient database;

    PassageFees(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How it stands.
     *
     * @param row of the tariff that says what is due, or null before it was quoted
     */
    public record Stand(long outstandingVnd, boolean settled, @Nullable String row) {}

    /** Nothing where there is no account yet. */
    public Mono<Optional<Stand>> of(CrossingId id) {
        return database.sql(STAND)
                .bind(0, id.value())
                .map(
                        row ->
                                Optional.of(
                                        new Stand(
                                                Objects.requireNonNull(row.get(0, Long.class)),
                                                Objects.requireNonNull(row.get(1, Boolean.class)),
                                                row.get(2, String.class))))
                .one()
                .defaultIfEmpty(Optional.empty());
    }
}
