package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Proposals to put a version in force, as they are kept. */
public final class RuleProposals {

    /** Before anything is read, so that what is read is what the one before has written. */
    private static final String LOCK = "lock table rule_proposal in share row exclusive mode";

    private static final String OPEN =
            """
            select version, valid_from, proposed_by, proposed_at, proposed_person from rule_proposal
            where name = $1 and answered_at is null
            """;

    private static final String ADD =
            """
            insert into rule_proposal (name, version, valid_from, proposed_by, proposed_at,
              proposed_person) values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String ANSWER =
            """
            update rule_proposal set answered_by = $2, answered_at = $3, agreed = $4
            where name = $1 and answered_at is null
            """;

    private final DatabaseClient database;

    public RuleProposals(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A proposal that waits for an answer.
     *
     * @param from the day of the gate from which the version shall hold
     * @param person who proposed it, under whichever account
     */
    record Proposal(
            String version, LocalDate from, String by, Instant at, @JsonIgnore String person) {}

    /** Until the end of the transaction nobody else proposes or answers. */
    Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    /** The one of the table that waits, or nothing. */
    Mono<Proposal> open(String table) {
        return database.sql(OPEN).bind(0, table).map(row -> read(row)).one();
    }

    Mono<Void> add(String table, Proposal proposal) {
        return database.sql(ADD)
                .bind(0, table)
                .bind(1, proposal.version())
                .bind(2, proposal.from())
                .bind(3, proposal.by())
                .bind(4, proposal.at())
                .bind(5, proposal.person())
                .then();
    }

    Mono<Void> answer(String table, boolean agreed, String by, Instant at) {
        return database.sql(ANSWER).bind(0, table).bind(1, by).bind(2, at).bind(3, agreed).then();
    }

    private static Proposal read(Readable row) {
        return new Proposal(
                known(row.get(0, String.class)),
                known(row.get(1, LocalDate.class)),
                known(row.get(2, String.class)),
                known(row.get(3, Instant.class)),
                known(row.get(4, String.class)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
