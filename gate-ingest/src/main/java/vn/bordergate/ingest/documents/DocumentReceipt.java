package vn.bordergate.ingest.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;

/**
 * Written confirmation that a document is in the file; always the same for the same document.
 *
 * @param generation of the declaration when it was attached
 * @param mediaType what its bytes were found to be
 * @param sha256 of its bytes, to compare with one's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentReceipt(
        DocumentId documentId,
        DeclarationId declarationId,
        int generation,
        DocumentKind kind,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        @Nullable DocumentId replaces,
        Instant attachedAt,
        Links links) {

    /** Where to go from here. */
    record Links(String self) {}

    static DocumentReceipt of(Attached one) {
        return new DocumentReceipt(
                one.documentId(),
                one.declarationId(),
                one.generation(),
                one.kind(),
                one.name().text(),
                one.type().mediaType(),
                one.bytes(),
                one.sha256(),
                one.replaces(),
                one.at(),
                new Links(path(one)));
    }

    static String path(Attached one) {
        return "/api/declarations/" + one.declarationId() + "/documents/" + one.documentId();
    }
}
