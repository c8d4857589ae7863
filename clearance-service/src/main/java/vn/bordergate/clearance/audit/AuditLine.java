package vn.bordergate.clearance.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sealed entry as auditors get it, one a line of an export. What is needed to check it is in it:
 * the hash before, and the text of the events as it was sealed. Where the entry is gone, so are its
 * four fields.
 *
 * @param events JSON, as a text: its bytes are what is sealed
 * @param previous hash of the seal before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditLine(
        long number,
        UUID declarationId,
        int version,
        @Nullable Instant at,
        @Nullable String actorKind,
        @Nullable String actor,
        @Nullable String events,
        Instant sealedAt,
        String previous,
        String hash) {

    /** The digest of the entry, or null where it is gone. */
    @Nullable Hash digest() {
        return at == null || actorKind == null || actor == null || events == null
                ? null
                : AuditChain.digest(
                        new AuditEntry(declarationId, version, at, actorKind, actor, events));
    }
}
