package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;

/** Which documents a file has, as gate-ingest told of them; what is in them stays there. */
public final class AttachedDocuments {

    private static final int COLUMNS = 11;

    /** A document is told of once; a repeat of what was told changes nothing. */
    private static final String KEEP =
            """
            insert into attached_document (document_id, declaration_id, kind, name, media_type,
                bytes, sha256, replaces, by_kind, by_id, attached_at)
            select d::uuid, f::uuid, k, n, m, b::bigint, s, nullif(r, '-')::uuid, a, i,
                t::timestamptz
            from rows from (%s) as row (d, f, k, n, m, b, s, r, a, i, t)
            on conflict (document_id) do nothing
            """
                    .formatted(
                            IntStream.rangeClosed(1, COLUMNS)
                                    .mapToObj("string_to_table($%d, chr(30))"::formatted)
                                    .collect(Collectors.joining(", ")));

    private static final String OF_FILE =
            """
            select document_id, kind, name, media_type, bytes, sha256, by_kind, by_id, attached_at,
                exists (select 1 from attached_document later
                    where later.declaration_id = d.declaration_id
                        and later.replaces = d.document_id) as replaced
            from attached_document d where declaration_id = $1
            order by attached_at, document_id
            """;

    private static final String NOT_LISTED_BEFORE =
            """
            select since.at from documents_listed_since since, declaration f
            where f.id = $1 and f.lodged_at < since.at
            """;

    private final DatabaseClient database;

    public AttachedDocuments(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A document of a file.
     *
     * @param replaced whether a newer one stands in its place
     */
    public record Document(
            DocumentId id,
            DocumentKind kind,
            String name,
            String mediaType,
            long bytes,
            String sha256,
            Actor by,
            Instant at,
            boolean replaced) {}

    /** Writes down what was told of, in the caller's transaction. */
    public Mono<Void> keep(Collection<DocumentAttached> told) {
        if (told.isEmpty()) {
            return Mono.empty();
        }
        Sheet sheet = new Sheet(COLUMNS);
        for (DocumentAttached one : told) {
            sheet.row(
                    one.documentId(),
                    one.declarationId(),
                    one.kind(),
                    Sheet.plain(one.name()),
                    one.mediaType(),
                    one.bytes(),
                    one.sha256(),
                    one.replaces() == null ? "-" : one.replaces(),
                    one.by().kind(),
                    Sheet.plain(one.by().id()),
                    one.at());
        }
        return sheet.bind(database.sql(KEEP), 0).then();
    }

    /** In the order in which they were attached. */
    public Flux<Document> of(DeclarationId id) {
        return database.sql(OF_FILE).bind(0, id.value()).map(AttachedDocuments::document).all();
    }

    /**
     * Since when documents of the file are listed; nothing where all of them are. What was attached
     * before is known where it is kept, and only there.
     */
    public Mono<Optional<Instant>> listedSince(DeclarationId id) {
        return database.sql(NOT_LISTED_BEFORE)
                .bind(0, id.value())
                .map(row -> Optional.of(known(row.get(0, OffsetDateTime.class)).toInstant()))
                .one()
                .defaultIfEmpty(Optional.empty());
    }

    private static Document document(Readable row) {
        return new Document(
                new DocumentId(known(row.get("document_id", UUID.class))),
                DocumentKind.valueOf(known(row.get("kind", String.class))),
                known(row.get("name", String.class)),
                known(row.get("media_type", String.class)),
                known(row.get("bytes", Long.class)),
                known(row.get("sha256", String.class)),
                new Actor(
                        ActorKind.valueOf(known(row.get("by_kind", String.class))),
                        known(row.get("by_id", String.class))),
                known(row.get("attached_at", OffsetDateTime.class)).toInstant(),
                known(row.get("replaced", Boolean.class)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
