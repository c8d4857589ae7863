package vn.bordergate.clearance.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One decision as the trail keeps it, or an act on a register.
 *
 * @param declarationId or the register's own id ({@link Acts})
 * @param version of the file after it; of acts their number
 * @param at when it was decided, to the microsecond
 * @param actor the subject of the sign-in, or the name of the rule
 * @param events what came of it, the text as it was written: its bytes are what is sealed
 */
public record AuditEntry(
        UUID declarationId,
        int version,
        Instant at,
        String actorKind,
        String actor,
        String events) {

    @Override
    public String toString() {
        return declarationId + " version " + version;
    }
}
