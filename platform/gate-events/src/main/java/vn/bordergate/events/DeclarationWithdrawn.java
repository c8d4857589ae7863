package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The declarant takes the declaration back; the generation is the last that was lodged.
 *
 * @param by whose sign-in did it; null in events of before this was recorded
 */
public record DeclarationWithdrawn(
        DeclarationId declarationId, int generation, Instant at, @Nullable Actor by)
        implements GateDeclarationEvent {

    /** Without saying who. */
    public DeclarationWithdrawn(DeclarationId declarationId, int generation, Instant at) {
        this(declarationId, generation, at, null);
    }
}
