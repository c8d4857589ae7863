package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An officer gave the outcome of a check.
 *
 * @param note in the officer's words, or null
 */
public record CheckDecided(
        DeclarationId declarationId,
        int generation,
        CheckKind check,
        CheckOutcome outcome,
        Actor by,
        @Nullable String note,
        Instant at)
        implements ClearanceDeclarationEvent {}
