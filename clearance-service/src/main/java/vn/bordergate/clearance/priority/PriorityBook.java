package vn.bordergate.clearance.priority;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.priority.PriorityProposals.Proposal;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Keeps the list of priority enterprises; an end is put into the audit trail with it. */
final class PriorityBook {

    /** Entries of which the list can be had at once; a province has a few of them. */
    static final int ENTRIES_MAX = 1_000;

    private static final String LIST =
            """
            select scheme, number, name, effective_from, effective_to, decision, added_by, agreed_by,
              added_at, reason, ended_by, ended_at, end_reason
            from priority_enterprise order by name, scheme, number, effective_from limit $1
            """;

    /** One who writes at a time, so that two entries of one enterprise cannot overlap. */
    private static final String LOCK = "lock table priority_enterprise in share row exclusive mode";

    /** What waits for a second person has its place kept. */
    private static final String IN_THE_WAY =
            """
            select (select count(*) from priority_enterprise)
                + (select count(*) from priority_proposal where answered_at is null),
              exists (
                select from priority_enterprise where scheme = $1 and number = $2
                  and (effective_from = $3
                    or (effective_from <= coalesce($4, 'infinity'::date)
                      and coalesce(effective_to, 'infinity') >= $3
                      and coalesce(effective_to, 'infinity') >= effective_from)))
            """;

    private static final String ADD =
            """
            insert into priority_enterprise (scheme, number, name, effective_from, effective_to,
              decision, reason, added_by, agreed_by, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String END =
            """
            update priority_enterprise
            set effective_to = $4, ended_by = $5, ended_at = $6, end_reason = $7
            where scheme = $1 and number = $2 and effective_from = $3
              and (effective_to is null or effective_to > $4)
            """;

    private static final String FIND =
            "select count(*) from priority_enterprise"
                    + " where scheme = $1 and number = $2 and effective_from = $3";

    private final DatabaseClient database;
    private final JournaledTransactions transactions;
    private final Acts acts;

    PriorityBook(DatabaseClient database, JournaledTransactions transactions, Acts acts) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
    }

    /**
     * A time of priority.
     *
     * @param addedBy who proposed it; null for what was entered before it was kept who did
     * @param agreedBy the second of two; null for what was entered when one sufficed
     * @param addedAt when it was agreed
     */
    record Entry(
            IdentityScheme scheme,
            String number,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            String decision,
            @Nullable String addedBy,
            @Nullable String agreedBy,
            @Nullable Instant addedAt,
            @Nullable String reason,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endReason) {

        /** {@code TO_COME}, {@code IN_FORCE} or {@code OVER}. */
        public String state(LocalDate today) {
            if (until != null && (until.isBefore(today) || until.isBefore(from))) {
                return "OVER";
            }
            return from.isAfter(today) ? "TO_COME" : "IN_FORCE";
        }
    }

    Mono<List<Entry>> entries() {
        return database.sql(LIST).bind(0, ENTRIES_MAX).map(PriorityBook::entry).all().collectList();
    }

    /** Until the end of the transaction nobody else proposes, answers or ends. */
    Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    /** Nothing where the time is free and the list has room for it; else a fault. */
    Mono<Void> requireRoom(PriorityAct.Proposed said) {
        return database.sql(IN_THE_WAY)
                .bind(0, said.scheme().name())
                .bind(1, said.number())
                .bind(2, said.from())
                .bind(3, Parameters.in(R2dbcType.DATE, said.until()))
                .map(
                        row -> {
                            if (known(row.get(1, Boolean.class))) {
                                throw refused(409, "/from", "PRIORITY_OVERLAPS");
                            }
                            if (known(row.get(0, Long.class)) >= ENTRIES_MAX) {
                                throw FaultsException.of(
                                        409,
                                        Fault.at(
                                                "",
                                                "PRIORITY_TOO_MANY",
                                                Map.of("max", ENTRIES_MAX)));
                            }
                            return true;
                        })
                .one()
                .then();
    }

    /** Adds what was proposed, in the transaction of whoever agreed. */
    Mono<Void> add(Proposal proposal, Keeper agreed, Instant at) {
        PriorityAct.Proposed said = proposal.said();
        return database.sql(ADD)
                .bind(0, said.scheme().name())
                .bind(1, said.number())
                .bind(2, said.name())
                .bind(3, said.from())
                .bind(4, Parameters.in(R2dbcType.DATE, said.until()))
                .bind(5, said.decision())
                .bind(6, said.reason())
                .bind(7, proposal.by())
                .bind(8, agreed.account())
                .bind(9, at)
                .then();
    }

    /** Ends a time of priority early, for which one suffices. */
    Mono<Void> end(PriorityAct.Ended act, Keeper by, Instant at) {
        Mono<Void> ended =
                database.sql(END)
                        .bind(0, act.scheme().name())
                        .bind(1, act.number())
                        .bind(2, act.from())
                        .bind(3, act.lastDay())
                        .bind(4, by.account())
                        .bind(5, at)
                        .bind(6, act.reason())
                        .fetch()
                        .rowsUpdated()
                        .flatMap(
                                rows ->
                                        rows == 1
                                                ? acts.add(
                                                        PriorityAct.REGISTER, by.actor(), at, act)
                                                : nothingToEnd(act));
        return transactions.run(ended);
    }

    private Mono<Void> nothingToEnd(PriorityAct.Ended act) {
        return database.sql(FIND)
                .bind(0, act.scheme().name())
                .bind(1, act.number())
                .bind(2, act.from())
                .map(row -> known(row.get(0, Long.class)))
                .one()
                .flatMap(
                        found ->
                                Mono.error(
                                        found == 0
                                                ? refused(404, "", "PRIORITY_UNKNOWN")
                                                : refused(409, "/lastDay", "PRIORITY_OVER")));
    }

    private static FaultsException refused(int status, String pointer, String code) {
        return FaultsException.of(status, Fault.at(pointer, code));
    }

    private static Entry entry(Readable row) {
        return new Entry(
                IdentityScheme.valueOf(known(row.get(0, String.class))),
                known(row.get(1, String.class)),
                known(row.get(2, String.class)),
                known(row.get(3, LocalDate.class)),
                row.get(4, LocalDate.class),
                known(row.get(5, String.class)),
                row.get(6, String.class),
                row.get(7, String.class),
                time(row, 8),
                row.get(9, String.class),
                row.get(10, String.class),
                time(row, 11),
                row.get(12, String.class));
    }

    private static @Nullable Instant time(Readable row, int column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
