package vn.bordergate.clearance.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;

/** Who handed out the slips that no officer had decided on; whoever was first. */
public final class HandedOutSlips {

    private static final String KEEP =
            """
            insert into slip_handed_out (declaration_id, slip, name, handed_out_at)
            values ($1, $2, $3, $4) on conflict do nothing
            """;

    private static final String FIRST =
            "select name from slip_handed_out where declaration_id = $1 and slip = $2";

    private final DatabaseClient database;
    private final InstantSource clock;

    public HandedOutSlips(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the first was called; nothing where it has not been handed out. */
    public Mono<String> first(DeclarationId id, String slip) {
        return database.sql(FIRST)
                .bind(0, id.value())
                .bind(1, slip)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one();
    }

    /** Somebody hands it out; answers with what the first is called, now or before. */
    public Mono<String> handOut(DeclarationId id, String slip, String name) {
        Instant now = clock.instant();
        return database.sql(KEEP)
                .bind(0, id.value())
                .bind(1, slip)
                .bind(2, name)
                .bind(3, now)
                .then()
                .then(first(id, slip));
    }
}
