package vn.bordergate.events;

/** What was said at the gate about a declaration; topic {@code gate.declarations}. */
public sealed interface GateDeclarationEvent extends PublishedEvent
        permits DeclarationLodged,
                DeclarationAmended,
                DeclarationWithdrawn,
                SupplementAnswered,
                DocumentAttached {

    DeclarationId declarationId();

    /** 1 for what was lodged first, one more with each amendment. */
    int generation();

    @Override
    default String key() {
        return declarationId().toString();
    }
}
