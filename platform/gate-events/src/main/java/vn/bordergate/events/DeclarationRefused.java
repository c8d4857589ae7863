package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The declaration was refused, with a coded reason. */
public record DeclarationRefused(
        DeclarationId declarationId,
        int generation,
        String reasonCode,
        @Nullable String note,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
