package vn.bordergate.ingest.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.web.Language;

/**
 * One document in the list of a declaration's documents.
 *
 * @param kindName in the language of the request
 * @param replacedBy the newer document that stands in its place
 * @param attachedBy whether the declarant or an officer attached it
 * @param account whose sign-in it was; told to authorities only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentLine(
        DocumentId documentId,
        int generation,
        DocumentKind kind,
        String kindName,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        @Nullable DocumentId replaces,
        @Nullable DocumentId replacedBy,
        ActorKind attachedBy,
        @Nullable String account,
        Instant attachedAt,
        DocumentReceipt.Links links) {

    static List<DocumentLine> of(List<Attached> all, Visitor visitor, Language language) {
        Map<DocumentId, DocumentId> successors = new HashMap<>();
        for (Attached one : all) {
            if (one.replaces() != null) {
                successors.put(one.replaces(), one.documentId());
            }
        }
        return all.stream()
                .map(one -> line(one, successors.get(one.documentId()), visitor, language))
                .toList();
    }

    private static DocumentLine line(
            Attached one, @Nullable DocumentId replacedBy, Visitor visitor, Language language) {
        return new DocumentLine(
                one.documentId(),
                one.generation(),
                one.kind(),
                one.kind().name(language.locale()),
                one.name().text(),
                one.type().mediaType(),
                one.bytes(),
                one.sha256(),
                one.replaces(),
                replacedBy,
                one.by().kind(),
                visitor.reader() ? one.by().id() : null,
                one.at(),
                new DocumentReceipt.Links(DocumentReceipt.path(one)));
    }
}
