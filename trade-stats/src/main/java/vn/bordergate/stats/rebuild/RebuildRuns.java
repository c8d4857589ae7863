package vn.bordergate.stats.rebuild;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.rebuild.RebuildRun.State;
import vn.bordergate.stats.totals.TotalTables;

/** The last rebuilds, and whose turn the running one is. */
@Component
class RebuildRuns {

    /** Runs that are remembered. */
    static final int KEPT_MAX = 20;

    private static final String SELECT =
            """
            select id, asked_by, state, started_at, finished_at, records_read, records_due, reason
            from rebuild
            """;

    private static final String EMPTY =
            "truncate rebuild_partition, "
                    + String.join(
                            ", ",
                            TotalTables.NAMES.stream().map(TotalTables.REBUILT::name).toList());

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    RebuildRuns(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Begins from nothing; fails with a duplicate key while another one runs, wherever. */
    Mono<Void> begin(UUID id, String askedBy, UUID runner, Instant now) {
        return database.sql(
                        """
                        insert into rebuild (id, asked_by, runner, state, started_at, seen_at)
                        values (:id, :askedBy, :runner, 'RUNNING', :now, :now)
                        """)
                .bind("id", id)
                .bind("askedBy", askedBy)
                .bind("runner", runner)
                .bind("now", utc(now))
                .then()
                .then(database.sql(EMPTY).then())
                .as(transaction::transactional);
    }

    /** Takes over the one whose process has not been heard of since then; empty where none is. */
    Mono<UUID> adopt(UUID runner, Instant silentSince, Instant now) {
        return database.sql(
                        """
                        update rebuild set runner = :runner, seen_at = :now
                        where state = 'RUNNING' and seen_at < :since returning id
                        """)
                .bind("runner", runner)
                .bind("now", utc(now))
                .bind("since", utc(silentSince))
                .map((row, meta) -> present(row.get(0, UUID.class)))
                .one();
    }

    /**
     * Locks the run for the transaction, and says that its process lives.
     *
     * @return whether it is still this process's
     */
    Mono<Boolean> claim(UUID id, UUID runner, Instant now) {
        return database.sql(
                        """
                        update rebuild set seen_at = :now
                        where id = :id and runner = :runner and state = 'RUNNING'
                        """)
                .bind("now", utc(now))
                .bind("id", id)
                .bind("runner", runner)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> progress(UUID id, long read, long due) {
        return database.sql(
                        "update rebuild set records_read = :read, records_due = :due"
                                + " where id = :id")
                .bind("read", read)
                .bind("due", due)
                .bind("id", id)
                .then();
    }

    Mono<Void> finish(UUID id, State state, @Nullable String reason, Instant now) {
        var statement =
                database.sql(
                                """
                                update rebuild set state = :state, reason = :reason,
                                    finished_at = :now
                                where id = :id and state = 'RUNNING'
                                """)
                        .bind("state", state.name())
                        .bind("now", utc(now))
                        .bind("id", id);
        var bound =
                reason == null
                        ? statement.bindNull("reason", String.class)
                        : statement.bind("reason", reason);
        return bound.then().then(forgetOld());
    }

    Mono<RebuildRun> find(UUID id) {
        return database.sql(SELECT + " where id = :id").bind("id", id).map(this::run).one();
    }

    /** Newest first. */
    Flux<RebuildRun> all() {
        return database.sql(SELECT + " order by started_at desc").map(this::run).all();
    }

    private Mono<Void> forgetOld() {
        return database.sql(
                        """
                        delete from rebuild where id not in
                            (select id from rebuild order by started_at desc limit :kept)
                        """)
                .bind("kept", KEPT_MAX)
                .then();
    }

    private RebuildRun run(Readable row) {
        return new RebuildRun(
                present(row.get("id", UUID.class)),
                present(row.get("asked_by", String.class)),
                State.valueOf(present(row.get("state", String.class))),
                present(instant(row, "started_at")),
                instant(row, "finished_at"),
                present(row.get("records_read", Long.class)),
                present(row.get("records_due", Long.class)),
                row.get("reason", String.class));
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
