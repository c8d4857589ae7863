package vn.bordergate.ingest.firm;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * The rows of firms, of their people and of those who ask to act for them; every statement in the
 * caller's transaction.
 */
final class FirmRegister {

    static final String ASKED =
            """
            select request_id, scheme, number, firm_name, account, person, name, reason,
                asked_at, confirmed, answer_reason, answered_at
            from firm_request
            """;

    private static final String NAME = "select name from firm where scheme = $1 and number = $2";

    private static final String MEMBERS =
            """
            select account, name, rights, since, ended_at from firm_member
            where scheme = $1 and number = $2 order by ended_at is not null, name, account
            """;

    private static final String ASK =
            """
            insert into firm_request
                (scheme, number, firm_name, account, person, name, reason, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0))
            on conflict do nothing returning request_id
            """;

    private static final String ANSWER =
            """
            update firm_request set confirmed = $2, answered_by = $3, answer_reason = $4,
                answered_at = to_timestamp($5::bigint / 1000.0)
            where request_id = $1
            """;

    private static final String KNOW =
            """
            insert into firm (scheme, number, name, known_since)
            values ($1, $2, $3, to_timestamp($4::bigint / 1000.0)) on conflict do nothing
            """;

    private static final String PUT =
            """
            insert into firm_member (scheme, number, account, name, rights, since)
            select $1, $2, $3, $4, $5, to_timestamp($6::bigint / 1000.0)
            where (select count(*) from firm_member) < $7 or exists (select from firm_member
                where scheme = $1 and number = $2 and account = $3)
            on conflict (scheme, number, account) do update set name = excluded.name,
                rights = excluded.rights, ended_at = null,
                since = case when firm_member.ended_at is null then firm_member.since
                    else excluded.since end
            """;

    private static final String END =
            """
            update firm_member set ended_at = to_timestamp($4::bigint / 1000.0)
            where scheme = $1 and number = $2 and account = $3
            """;

    private final DatabaseClient database;
    private final int entriesMax;

    /**
     * Keeps it in bounds.
     *
     * @param entriesMax members that there may be: each instance has all in memory
     */
    FirmRegister(DatabaseClient database, int entriesMax) {
        this.database = database;
        this.entriesMax = entriesMax;
    }

    /** Says that something changes; whoever else changes something waits for the transaction. */
    Mono<Void> move() {
        return database.sql("update firm_version set version = version + 1").then();
    }

    Mono<Staff> staff(FirmNumber firm) {
        Mono<String> name = about(NAME, firm).map(row -> text(row, "name")).one();
        return about(MEMBERS, firm)
                .map(FirmRegister::member)
                .all()
                .collectList()
                .flatMap(
                        members ->
                                name.map(known -> new Staff(firm, known, members))
                                        .defaultIfEmpty(new Staff(firm, null, members)));
    }

    Mono<FirmRules.Asked> request(long id) {
        return database.sql(ASKED + " where request_id = $1")
                .bind(0, id)
                .map(FirmRegister::asked)
                .one();
    }

    Mono<Long> openRequests(String account) {
        return database.sql(
                        "select count(*) from firm_request"
                                + " where account = $1 and answered_at is null")
                .bind(0, account)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** The request's number; empty where the same is open already. */
    Mono<Long> ask(FirmForms.Request asked, FirmPerson by, Instant at) {
        return about(ASK, asked.firm())
                .bind(2, FirmForms.said(asked.name()))
                .bind(3, by.account())
                .bind(4, by.person())
                .bind(5, by.name())
                .bind(6, FirmForms.said(asked.reason()))
                .bind(7, at.toEpochMilli())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    Mono<Void> answer(long id, boolean confirmed, FirmPerson by, String reason, Instant at) {
        return database.sql(ANSWER)
                .bind(0, id)
                .bind(1, confirmed)
                .bind(2, by.account())
                .bind(3, reason)
                .bind(4, at.toEpochMilli())
                .then();
    }

    Mono<Void> know(FirmNumber firm, String name, Instant at) {
        return about(KNOW, firm).bind(2, name).bind(3, at.toEpochMilli()).then();
    }

    Mono<Void> put(
            FirmNumber firm, String account, String name, Set<FirmRight> rights, Instant at) {
        return about(PUT, firm)
                .bind(2, account)
                .bind(3, name)
                .bind(4, FirmBooks.text(rights))
                .bind(5, at.toEpochMilli())
                .bind(6, entriesMax)
                .fetch()
                .rowsUpdated()
                .flatMap(FirmRegister::requireRoom);
    }

    Mono<Void> end(FirmNumber firm, String account, Instant at) {
        return about(END, firm).bind(2, account).bind(3, at.toEpochMilli()).then();
    }

    static Mono<Void> requireRoom(long rows) {
        return rows > 0
                ? Mono.empty()
                : Mono.error(FaultsException.of(409, Fault.at("", "FIRM_REGISTER_FULL")));
    }

    DatabaseClient.GenericExecuteSpec about(String sql, FirmNumber firm) {
        return database.sql(sql).bind(0, firm.scheme().name()).bind(1, firm.number());
    }

    static FirmRules.Asked asked(Readable row) {
        return new FirmRules.Asked(
                Objects.requireNonNull(row.get("request_id", Long.class)),
                FirmNumber.of(text(row, "scheme"), text(row, "number")),
                text(row, "firm_name"),
                text(row, "account"),
                text(row, "person"),
                text(row, "name"),
                text(row, "reason"),
                row.get("answered_at", Instant.class) == null);
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static Staff.Member member(Readable row) {
        return new Staff.Member(
                text(row, "account"),
                text(row, "name"),
                FirmBooks.rights(text(row, "rights")),
                Objects.requireNonNull(row.get("since", Instant.class)),
                row.get("ended_at", Instant.class));
    }
}
