package vn.bordergate.ingest.draft;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of drafts; each is seen by whoever wrote it and by nobody else. */
public final class Drafts {

    // Who counts and who adds wait for each other, or two at once would be one too many.
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('draft'), hashtext($1))";

    private static final String SAVE =
            """
            insert into draft (draft_id, owner, title, content, saved_at)
            select $1, $2, $3, $4, $5::timestamptz
            where exists (select 1 from draft where draft_id = $1 and owner = $2)
                or (select count(*) from draft where owner = $2) < $6
            on conflict (draft_id) do update set title = excluded.title,
                content = excluded.content, saved_at = excluded.saved_at
            where draft.owner = excluded.owner
            """;

    private final DatabaseClient database;

    Drafts(DatabaseClient database) {
        this.database = database;
    }

    /** One as a list shows it. */
    public record Line(UUID id, String title, Instant savedAt) {}

    /** Whether there was room for it; in a transaction of the caller's. */
    Mono<Boolean> save(
            UUID id, String owner, String title, String content, Instant at, int countMax) {
        return database.sql(LOCK)
                .bind(0, owner)
                .fetch()
                .all()
                .then(
                        database.sql(SAVE)
                                .bind(0, id)
                                .bind(1, owner)
                                .bind(2, title)
                                .bind(3, content)
                                .bind(4, at.toString())
                                .bind(5, countMax)
                                .fetch()
                                .rowsUpdated()
                                .map(rows -> rows > 0));
    }

    Mono<String> content(UUID id, String owner) {
        return database.sql("select content from draft where draft_id = $1 and owner = $2")
                .bind(0, id)
                .bind(1, owner)
                .mapValue(String.class)
                .one();
    }

    Mono<Void> forget(UUID id, String owner) {
        return database.sql("delete from draft where draft_id = $1 and owner = $2")
                .bind(0, id)
                .bind(1, owner)
                .then();
    }

    /** The last changed first. */
    public Flux<Line> of(String owner) {
        return database.sql(
                        "select draft_id, title, saved_at from draft where owner = $1"
                                + " order by saved_at desc limit 1000")
                .bind(0, owner)
                .map(
                        row ->
                                new Line(
                                        Objects.requireNonNull(row.get(0, UUID.class)),
                                        Objects.requireNonNull(row.get(1, String.class)),
                                        Objects.requireNonNull(row.get(2, Instant.class))))
                .all();
    }

    Mono<Long> prune(Instant before) {
        return database.sql("delete from draft where saved_at < $1::timestamptz")
                .bind(0, before.toString())
                .fetch()
                .rowsUpdated();
    }
}
