package vn.bordergate.events;

import java.time.Instant;
import java.util.List;

/** A declaration was replaced by a new generation of itself (khai bổ sung). */
public record DeclarationAmended(
        DeclarationId declarationId,
        int generation,
        DeclaredContent content,
        List<Remark> remarks,
        Instant at)
        implements GateDeclarationEvent {

    public DeclarationAmended {
        remarks = List.copyOf(remarks);
    }
}
