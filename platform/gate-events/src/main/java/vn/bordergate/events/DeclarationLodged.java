package vn.bordergate.events;

import java.time.Instant;
import java.util.List;

/** A declaration was accepted at the door and is durably kept. */
public record DeclarationLodged(
        DeclarationId declarationId,
        int generation,
        DeclaredContent content,
        List<Remark> remarks,
        Instant at)
        implements GateDeclarationEvent {

    public DeclarationLodged {
        remarks = List.copyOf(remarks);
    }
}
