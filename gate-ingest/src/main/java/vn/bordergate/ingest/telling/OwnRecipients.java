package vn.bordergate.ingest.telling;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Whoever lodged or announced it is told. */
final class OwnRecipients implements Recipients {

    private static final String FIND =
            """
            select s.id, s.reference, r.account, r.receiver_id, r.state = 'ON', r.occasions
            from (
                select declaration_id as id, reference, lodged_by as account
                from declaration where declaration_id = any($1)
                union all
                select crossing_id, reference, announced_by
                from crossing where crossing_id = any($2)
            ) s join telling_receiver r using (account)
            """;

    private final DatabaseClient database;

    OwnRecipients(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Recipient> of(Collection<UUID> declarations, Collection<UUID> crossings) {
        return database.sql(FIND)
                .bind(0, declarations.toArray(UUID[]::new))
                .bind(1, crossings.toArray(UUID[]::new))
                .map(
                        row ->
                                new Recipient(
                                        Objects.requireNonNull(row.get(0, UUID.class)),
                                        Objects.requireNonNull(row.get(1, String.class)),
                                        Objects.requireNonNull(row.get(2, String.class)),
                                        Objects.requireNonNull(row.get(3, UUID.class)),
                                        Objects.requireNonNull(row.get(4, Boolean.class)),
                                        Set.of(Objects.requireNonNull(row.get(5, String[].class)))))
                .all();
    }
}
