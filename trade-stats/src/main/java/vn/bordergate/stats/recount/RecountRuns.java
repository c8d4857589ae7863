package vn.bordergate.stats.recount;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.stats.recount.RecountRun.State;

/** The last recounts. */
@Component
final class RecountRuns {

    /** Runs that are remembered. */
    static final int KEPT_MAX = 20;

    private static final String SELECT =
            """
            select id, asked_by, state, started_at, finished_at, records_read, records_due, result
            from recount
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    RecountRuns(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Gives up runs whose process has not been heard of since then. */
    Mono<Void> abandonSilent(Instant silentSince, Instant now) {
        return database.sql(
                        """
                        update recount set state = 'ABANDONED', finished_at = :now
                        where state = 'RUNNING' and seen_at < :since
                        """)
                .bind("now", utc(now))
                .bind("since", utc(silentSince))
                .then();
    }

    /** Fails with a duplicate key while another one runs, on whichever instance. */
    Mono<Void> begin(UUID id, String askedBy, Instant now) {
        return database.sql(
                        """
                        insert into recount (id, asked_by, state, started_at, seen_at)
                        values (:id, :askedBy, 'RUNNING', :now, :now)
                        """)
                .bind("id", id)
                .bind("askedBy", askedBy)
                .bind("now", utc(now))
                .then();
    }

    Mono<Void> progress(UUID id, long read, long due, Instant now) {
        return database.sql(
                        """
                        update recount set records_read = :read, records_due = :due, seen_at = :now
                        where id = :id and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("read", read)
                .bind("due", due)
                .bind("now", utc(now))
                .then();
    }

    /** Writes the result down, unless the run was given up in the meantime. */
    Mono<Void> finish(UUID id, State state, RecountResult result, Instant now) {
        return database.sql(
                        """
                        update recount set state = :state, result = :result, finished_at = :now,
                            seen_at = :now,
                            records_read = case when :state = 'DONE' then records_due
                                else records_read end
                        where id = :id and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("result", json.writeValueAsString(result))
                .bind("now", utc(now))
                .then()
                .then(forgetOld());
    }

    Mono<RecountRun> find(UUID id) {
        return database.sql(SELECT + " where id = :id").bind("id", id).map(this::run).one();
    }

    /** Newest first. */
    Flux<RecountRun> all() {
        return database.sql(SELECT + " order by started_at desc").map(this::run).all();
    }

    private Mono<Void> forgetOld() {
        return database.sql(
                        """
                        delete from recount where id not in
                            (select id from recount order by started_at desc limit :kept)
                        """)
                .bind("kept", KEPT_MAX)
                .then();
    }

    private RecountRun run(Readable row) {
        String result = row.get("result", String.class);
        return new RecountRun(
                present(row.get("id", UUID.class)),
                present(row.get("asked_by", String.class)),
                State.valueOf(present(row.get("state", String.class))),
                present(instant(row, "started_at")),
                instant(row, "finished_at"),
                present(row.get("records_read", Long.class)),
                present(row.get("records_due", Long.class)),
                result == null ? null : json.readValue(result, RecountResult.class));
    }

    private static @Nullable Instant instant(Readable row, String name) {
        OffsetDateTime at = row.get(name, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
