package vn.bordergate.ingest.telling;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.Rights;

/**
 * Whoever lodged or announced it is told, and whoever is of the firm; nobody whom the firm has sent
 * away.
 */
final class OwnRecipients implements Recipients {

    private static final String FIND =
            """
            select s.id, s.reference, r.account, r.receiver_id, r.state = 'ON', r.occasions,
                s.scheme, s.number
            from (
                select declaration_id as id, reference, scheme, number, lodged_by as account
                from declaration where declaration_id = any($1)
                union all
                select crossing_id, reference, scheme, number, announced_by
                from crossing where crossing_id = any($2)
            ) s
            cross join lateral (
                select s.account as account
                union
                select m.account from firm_member m
                where m.scheme = s.scheme and m.number = s.number and m.ended_at is null) a
            join telling_receiver r on r.account = a.account
            where exists (select from telling_receiver)
            """;

    private final DatabaseClient database;

    private final Rights rights;

    OwnRecipients(DatabaseClient database, Rights rights) {
        this.database = database;
        this.rights = rights;
    }

    @Override
    public Flux<Recipient> of(Collection<UUID> declarations, Collection<UUID> crossings) {
        return database.sql(FIND)
                .bind(0, declarations.toArray(UUID[]::new))
                .bind(1, crossings.toArray(UUID[]::new))
                .map(OwnRecipients::recipient)
                .all()
                .filter(found -> !rights.shutsOut(found.account(), found.firm()));
    }

    private static Recipient recipient(Readable row) {
        return new Recipient(
                Objects.requireNonNull(row.get(0, UUID.class)),
                firm(row),
                Objects.requireNonNull(row.get(1, String.class)),
                Objects.requireNonNull(row.get(2, String.class)),
                Objects.requireNonNull(row.get(3, UUID.class)),
                Objects.requireNonNull(row.get(4, Boolean.class)),
                Set.of(Objects.requireNonNull(row.get(5, String[].class))));
    }

    private static FirmNumber firm(Readable row) {
        return FirmNumber.of(
                Objects.requireNonNull(row.get(6, String.class)),
                Objects.requireNonNull(row.get(7, String.class)));
    }
}
