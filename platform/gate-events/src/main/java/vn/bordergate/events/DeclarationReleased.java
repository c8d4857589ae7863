package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold is over.
 *
 * @param origin whose hold it was
 * @param stillHeld whether the other one stands
 * @param reasonCode coded reason, or null
 * @param proposedBy the officer whom {@code by} confirmed, or null
 */
public record DeclarationReleased(
        DeclarationId declarationId,
        int generation,
        String origin,
        boolean stillHeld,
        @Nullable String reasonCode,
        @Nullable Actor proposedBy,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
