package vn.bordergate.ingest.firm;

import static vn.bordergate.ingest.firm.FirmRegister.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What firms let their brokers do, from which day to which; every statement in the caller's
 * transaction.
 */
final class FirmGrants {

    private static final String GRANT =
            """
            insert into firm_grant (scheme, number, broker_scheme, broker_number, rights,
                first_day, last_day)
            select $1, $2, $3, $4, $5, $6::date, $7::date
            where (select count(*) from firm_grant
                where ended_at is null and last_day >= current_date - 2) < $8
            """;

    private static final String KNOWN =
            """
            select scheme, number, broker_scheme, broker_number, rights, first_day, last_day,
                ended_at is null as open
            from firm_grant where grant_id = $1
            """;

    private static final String SIDE =
            """
            select g.grant_id, g.scheme, g.number, g.broker_scheme, g.broker_number, g.rights,
                g.first_day, g.last_day, g.ended_at, f.name
            from firm_grant g left join firm f on f.scheme = %1$s and f.number = %2$s
            where g.%3$s = $1 and g.%4$s = $2 order by g.ended_at is not null, g.grant_id desc
            limit $3
            """;

    private static final String GIVEN =
            SIDE.formatted("g.broker_scheme", "g.broker_number", "scheme", "number");

    private static final String RECEIVED =
            SIDE.formatted("g.scheme", "g.number", "broker_scheme", "broker_number");

    private final DatabaseClient database;
    private final FirmRegister register;
    private final int entriesMax;

    /**
     * Keeps it in bounds.
     *
     * @param entriesMax grants that there may be: each instance has all in memory
     */
    FirmGrants(DatabaseClient database, FirmRegister register, int entriesMax) {
        this.database = database;
        this.register = register;
        this.entriesMax = entriesMax;
    }

    /** A grant as it was kept. */
    record Known(FirmGrant grant, boolean open) {}

    /**
     * A grant, seen from one of its sides.
     *
     * @param firm that lets the other act
     * @param otherName name of the other side, where it is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(
            long id,
            String firm,
            String broker,
            @Nullable String otherName,
            Set<FirmRight> rights,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable Instant endedAt) {}

    Mono<Long> open(FirmNumber firm) {
        return register.about(
                        "select count(*) from firm_grant"
                                + " where scheme = $1 and number = $2 and ended_at is null",
                        firm)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    Mono<Void> grant(FirmGrant grant) {
        return register.about(GRANT, grant.firm())
                .bind(2, grant.broker().scheme().name())
                .bind(3, grant.broker().number())
                .bind(4, FirmBooks.text(grant.rights()))
                .bind(5, grant.firstDay())
                .bind(6, grant.lastDay())
                .bind(7, entriesMax)
                .fetch()
                .rowsUpdated()
                .flatMap(FirmRegister::requireRoom);
    }

    Mono<Known> find(long id) {
        return database.sql(KNOWN)
                .bind(0, id)
                .map(
                        row ->
                                new Known(
                                        grant(row),
                                        Objects.requireNonNull(row.get("open", Boolean.class))))
                .one();
    }

    Mono<Void> end(long id, Instant at) {
        return database.sql(
                        "update firm_grant set ended_at = to_timestamp($2::bigint / 1000.0)"
                                + " where grant_id = $1")
                .bind(0, id)
                .bind(1, at.toEpochMilli())
                .then();
    }

    /** What the firm lets others do; those that stand first. */
    Mono<List<Granted>> given(FirmNumber firm) {
        return side(GIVEN, firm);
    }

    /** What others let the firm do for them. */
    Mono<List<Granted>> received(FirmNumber firm) {
        return side(RECEIVED, firm);
    }

    private Mono<List<Granted>> side(String sql, FirmNumber firm) {
        return register.about(sql, firm)
                .bind(2, FirmReadings.SHOWN_MAX)
                .map(FirmGrants::granted)
                .all()
                .collectList();
    }

    private static Granted granted(Readable row) {
        FirmGrant grant = grant(row);
        return new Granted(
                Objects.requireNonNull(row.get("grant_id", Long.class)),
                grant.firm().toString(),
                grant.broker().toString(),
                row.get("name", String.class),
                grant.rights(),
                grant.firstDay(),
                grant.lastDay(),
                row.get("ended_at", Instant.class));
    }

    private static FirmGrant grant(Readable row) {
        return new FirmGrant(
                FirmNumber.of(text(row, "scheme"), text(row, "number")),
                FirmNumber.of(text(row, "broker_scheme"), text(row, "broker_number")),
                FirmBooks.rights(text(row, "rights")),
                Objects.requireNonNull(row.get("first_day", LocalDate.class)),
                Objects.requireNonNull(row.get("last_day", LocalDate.class)));
    }
}
