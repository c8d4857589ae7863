package vn.bordergate.ingest.ticket;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The links that are out, by the hash of their token. */
final class TicketLinks {

    private static final String MAKE =
            """
            insert into ticket_link (crossing_id, token_hash, made_by, made_at)
            values ($1, $2, $3, to_timestamp($4::bigint / 1000.0))
            on conflict (crossing_id) do update set token_hash = excluded.token_hash,
                made_by = excluded.made_by, made_at = excluded.made_at
            """;

    private final DatabaseClient database;

    TicketLinks(DatabaseClient database) {
        this.database = database;
    }

    /** The crossing's link from now on; the one before leads nowhere any more. */
    Mono<Void> make(UUID crossing, LinkToken token, String by, Instant at) {
        return database.sql(MAKE)
                .bind(0, crossing)
                .bind(1, ByteBuffer.wrap(token.hash()))
                .bind(2, by)
                .bind(3, at.toEpochMilli())
                .then();
    }

    Mono<UUID> crossingOf(LinkToken token) {
        return database.sql("select crossing_id from ticket_link where token_hash = $1")
                .bind(0, ByteBuffer.wrap(token.hash()))
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .one();
    }

    /** Since when a link has been out; empty where there is none. */
    Mono<Instant> madeAt(UUID crossing) {
        return database.sql("select made_at from ticket_link where crossing_id = $1")
                .bind(0, crossing)
                .map(row -> Objects.requireNonNull(row.get(0, Instant.class)))
                .one();
    }

    /** Whether there was one to end. */
    Mono<Boolean> end(UUID crossing) {
        return database.sql("delete from ticket_link where crossing_id = $1")
                .bind(0, crossing)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
