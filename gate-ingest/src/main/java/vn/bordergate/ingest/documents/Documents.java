package vn.bordergate.ingest.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/** The rows of documents and of their files. */
final class Documents {

    private static final String OF_DECLARATION =
            "select * from document where declaration_id = $1 order by attached_at, document_id";

    private static final String ONE =
            "select * from document where declaration_id = $1 and document_id = $2";

    private static final String INSERT =
            """
            insert into document (document_id, declaration_id, generation, kind, name, media_type,
                bytes, sha256, replaces, by_kind, by_id, attached_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                to_timestamp($12::bigint / 1000.0))
            """;

    private static final String TOUCH =
            """
            insert into document_file (sha256, bytes, touched_at)
            values ($1, $2, to_timestamp($3::bigint / 1000.0))
            on conflict (sha256) do update set touched_at = excluded.touched_at
            """;

    private static final String FORGOTTEN =
            """
            select sha256 from document_file f
            where touched_at < to_timestamp($1::bigint / 1000.0)
                and not exists (select 1 from document d where d.sha256 = f.sha256)
            order by touched_at limit $2
            """;

    private static final String FORGET =
            """
            delete from document_file f
            where sha256 = $1 and touched_at < to_timestamp($2::bigint / 1000.0)
                and not exists (select 1 from document d where d.sha256 = f.sha256)
            """;

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson json;

    Documents(DatabaseClient database, Journal journal, EventJson json) {
        this.database = database;
        this.journal = journal;
        this.json = json;
    }

    Mono<List<Attached>> of(DeclarationId id) {
        return database.sql(OF_DECLARATION)
                .bind(0, id.value())
                .map(Attached::from)
                .all()
                .collectList();
    }

    Mono<Attached> find(UUID declarationId, UUID documentId) {
        return database.sql(ONE)
                .bind(0, declarationId)
                .bind(1, documentId)
                .map(Attached::from)
                .one();
    }

    /** Says that the store is about to hold this file. */
    Mono<Void> touch(SpooledFile.Sealed file, Instant now) {
        return database.sql(TOUCH)
                .bind(0, file.sha256())
                .bind(1, file.bytes())
                .bind(2, now.toEpochMilli())
                .then();
    }

    /** The row and its event; in the caller's transaction. */
    Mono<Void> insert(Attached one) {
        var statement =
                database.sql(INSERT)
                        .bind(0, one.documentId().value())
                        .bind(1, one.declarationId().value())
                        .bind(2, one.generation())
                        .bind(3, one.kind().name())
                        .bind(4, one.name().text())
                        .bind(5, one.type().mediaType())
                        .bind(6, one.bytes())
                        .bind(7, one.sha256())
                        .bind(9, one.by().kind().name())
                        .bind(10, one.by().id())
                        .bind(11, one.at().toEpochMilli());
        var replaces = one.replaces();
        return (replaces == null
                        ? statement.bindNull(8, UUID.class)
                        : statement.bind(8, replaces.value()))
                .then()
                .then(journal.append(List.of(json.entry(one.event()))));
    }

    /** Files that came in before this and were never attached. */
    Flux<String> forgotten(Instant before, int most) {
        return database.sql(FORGOTTEN)
                .bind(0, before.toEpochMilli())
                .bind(1, most)
                .map(row -> String.valueOf(row.get("sha256", String.class)))
                .all();
    }

    /**
     * Whether the file's row was still such a one and is deleted now. Until the caller's
     * transaction ends, whoever brings the same file waits for it.
     */
    Mono<Boolean> forget(String sha256, Instant before) {
        return database.sql(FORGET)
                .bind(0, sha256)
                .bind(1, before.toEpochMilli())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
