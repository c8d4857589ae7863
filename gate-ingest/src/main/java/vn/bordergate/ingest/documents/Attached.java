package vn.bordergate.ingest.documents;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;

/** One document of a declaration, as the gate holds it. */
record Attached(
        DeclarationId declarationId,
        int generation,
        DocumentId documentId,
        DocumentKind kind,
        DisplayName name,
        FileType type,
        long bytes,
        String sha256,
        @Nullable DocumentId replaces,
        Actor by,
        Instant at) {

    static Attached from(Readable row) {
        UUID replaces = row.get("replaces", UUID.class);
        return new Attached(
                new DeclarationId(there(row, "declaration_id", UUID.class)),
                there(row, "generation", Integer.class),
                new DocumentId(there(row, "document_id", UUID.class)),
                DocumentKind.valueOf(there(row, "kind", String.class)),
                new DisplayName(there(row, "name", String.class)),
                FileType.of(there(row, "media_type", String.class)),
                there(row, "bytes", Long.class),
                there(row, "sha256", String.class),
                replaces == null ? null : new DocumentId(replaces),
                new Actor(
                        ActorKind.valueOf(there(row, "by_kind", String.class)),
                        there(row, "by_id", String.class)),
                there(row, "attached_at", Instant.class));
    }

    DocumentAttached event() {
        return new DocumentAttached(
                declarationId,
                generation,
                documentId,
                kind,
                name.text(),
                type.mediaType(),
                bytes,
                sha256,
                replaces,
                by,
                at);
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
