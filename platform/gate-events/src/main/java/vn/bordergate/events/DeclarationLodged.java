package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declaration was accepted at the door and is durably kept.
 *
 * @param remarks what an officer should still look at
 * @param by whose sign-in did it; null in events of before this was recorded
 */
public record DeclarationLodged(
        DeclarationId declarationId,
        int generation,
        DeclaredContent content,
        List<Remark> remarks,
        Instant at,
        @Nullable Actor by)
        implements GateDeclarationEvent {

    public DeclarationLodged {
        remarks = List.copyOf(remarks);
    }

    /** Without saying who. */
    public DeclarationLodged(
            DeclarationId declarationId,
            int generation,
            DeclaredContent content,
            List<Remark> remarks,
            Instant at) {
        this(declarationId, generation, content, remarks, at, null);
    }
}
