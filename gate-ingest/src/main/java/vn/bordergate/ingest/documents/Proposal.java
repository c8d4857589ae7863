package vn.bordergate.ingest.documents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** A sound document that waits to be attached. */
record Proposal(
        DocumentId documentId,
        DocumentKind kind,
        DisplayName name,
        FileType type,
        SpooledFile.Sealed file,
        @Nullable DocumentId replaces) {

    /** What a file of documents has room for. */
    record Room(int filesMax, long bytesMax) {}

    /**
     * The same document said before, or null where this one is new and there is room for it.
     *
     * @throws FaultsException where it cannot be attached beside these
     */
    @Nullable Attached among(List<Attached> held, Room room) {
        for (Attached one : held) {
            if (one.kind() == kind && one.sha256().equals(file.sha256())) {
                if (Objects.equals(one.replaces(), replaces)) {
                    return one;
                }
                throw FaultsException.of(
                        409,
                        Fault.at(
                                "/file",
                                "DOCUMENT_ATTACHED_BEFORE",
                                Map.of("documentId", one.documentId().toString())));
            }
        }
        requireReplaceable(held);
        if (held.size() >= room.filesMax()) {
            throw FaultsException.of(
                    409, Fault.at("", "DOCUMENTS_TOO_MANY", Map.of("max", room.filesMax())));
        }
        long bytes = held.stream().mapToLong(Attached::bytes).sum() + file.bytes();
        if (bytes > room.bytesMax()) {
            throw FaultsException.of(
                    409,
                    Fault.at(
                            "",
                            "DOCUMENTS_TOO_LARGE",
                            Map.of("max", Megabytes.of(room.bytesMax()))));
        }
        return null;
    }

    private void requireReplaceable(List<Attached> held) {
        if (replaces == null) {
            return;
        }
        Attached old =
                held.stream()
                        .filter(one -> one.documentId().equals(replaces))
                        .findFirst()
                        .orElseThrow(() -> refused(422, "REPLACED_UNKNOWN"));
        if (old.kind() != kind) {
            throw refused(422, "REPLACED_OTHER_KIND");
        }
        if (held.stream().anyMatch(one -> replaces.equals(one.replaces()))) {
            throw refused(409, "REPLACED_BEFORE");
        }
    }

    private static FaultsException refused(int status, String code) {
        return FaultsException.of(status, Fault.at("/replaces", code));
    }

    Attached attached(Lodged lodged, Visitor by, Instant at) {
        return new Attached(
                lodged.declarationId(),
                lodged.generation(),
                documentId,
                kind,
                name,
                type,
                file.bytes(),
                file.sha256(),
                replaces,
                by.actor(lodged),
                at);
    }
}
