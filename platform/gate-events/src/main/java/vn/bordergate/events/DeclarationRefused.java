package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The declaration was refused, with a coded reason.
 *
 * @param reasonCode coded reason
 * @param note in the officer's words, or null
 */
public record DeclarationRefused(
        DeclarationId declarationId,
        int generation,
        String reasonCode,
        @Nullable String note,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
