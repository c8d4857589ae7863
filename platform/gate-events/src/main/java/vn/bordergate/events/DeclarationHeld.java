package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The goods may not leave the supervision area (tạm dừng đưa hàng qua khu vực giám sát).
 *
 * @param origin {@code CUSTOMS} or {@code OFFICER}; each hold is released by itself
 * @param reasonCode coded reason
 * @param note in the officer's words, or null
 */
public record DeclarationHeld(
        DeclarationId declarationId,
        int generation,
        String origin,
        String reasonCode,
        @Nullable String note,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
