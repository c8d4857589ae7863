package vn.bordergate.clearance.priority;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.IdentityScheme;

/** Proposals to give an enterprise priority, as they are kept: for ever, answered or not. */
final class PriorityProposals {

    private static final String OPEN =
            """
            select id, scheme, number, name, effective_from, effective_to, decision, reason,
              proposed_by, proposed_at, proposed_person
            from priority_proposal where answered_at is null
            """;

    private static final String IN_ORDER = " order by proposed_at, id";

    private static final String ADD =
            """
            insert into priority_proposal (scheme, number, name, effective_from, effective_to,
              decision, reason, proposed_by, proposed_at, proposed_person)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            returning id
            """;

    private static final String ANSWER =
            """
            update priority_proposal set answered_by = $2, answered_at = $3, agreed = $4
            where id = $1 and answered_at is null
            """;

    private final DatabaseClient database;

    PriorityProposals(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A proposal that waits for the second of two.
     *
     * @param by the account that proposed it
     * @param person who that was, under whichever account
     */
    record Proposal(long id, PriorityAct.Proposed said, String by, Instant at, String person) {

        /** Whether it was made by somebody, under this account or another of theirs. */
        boolean isOf(Keeper keeper) {
            return by.equals(keeper.account()) || person.equals(keeper.person());
        }
    }

    /** What waits, the oldest first. */
    Mono<List<Proposal>> open() {
        return database.sql(OPEN + IN_ORDER).map(row -> read(row)).all().collectList();
    }

    /** The one that waits under this number, or nothing. */
    Mono<Proposal> open(long id) {
        return database.sql(OPEN + " and id = $1").bind(0, id).map(row -> read(row)).one();
    }

    /** The one of an enterprise that waits, or nothing. */
    Mono<Proposal> open(IdentityScheme scheme, String number) {
        return database.sql(OPEN + " and scheme = $1 and number = $2")
                .bind(0, scheme.name())
                .bind(1, number)
                .map(row -> read(row))
                .one();
    }

    Mono<Proposal> add(PriorityAct.Proposed said, Keeper by, Instant at) {
        return database.sql(ADD)
                .bind(0, said.scheme().name())
                .bind(1, said.number())
                .bind(2, said.name())
                .bind(3, said.from())
                .bind(4, Parameters.in(R2dbcType.DATE, said.until()))
                .bind(5, said.decision())
                .bind(6, said.reason())
                .bind(7, by.account())
                .bind(8, at)
                .bind(9, by.person())
                .map(row -> known(row.get(0, Long.class)))
                .one()
                .map(id -> new Proposal(id, said, by.account(), at, by.person()));
    }

    Mono<Void> answer(long id, boolean agreed, Keeper by, Instant at) {
        return database.sql(ANSWER)
                .bind(0, id)
                .bind(1, by.account())
                .bind(2, at)
                .bind(3, agreed)
                .then();
    }

    private static Proposal read(Readable row) {
        var said =
                new PriorityAct.Proposed(
                        IdentityScheme.valueOf(known(row.get(1, String.class))),
                        known(row.get(2, String.class)),
                        known(row.get(3, String.class)),
                        known(row.get(4, LocalDate.class)),
                        row.get(5, LocalDate.class),
                        known(row.get(6, String.class)),
                        known(row.get(7, String.class)));
        return new Proposal(
                known(row.get(0, Long.class)),
                said,
                known(row.get(8, String.class)),
                known(row.get(9, OffsetDateTime.class)).toInstant(),
                known(row.get(10, String.class)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
