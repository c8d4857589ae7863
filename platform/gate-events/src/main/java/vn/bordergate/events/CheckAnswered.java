package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An officer of the authority gave the outcome of a check. Sent beside {@link CheckDecided}, which
 * knows no authority and only the two checks of Customs.
 *
 * @param code coded reason, or null
 * @param dueAt when the result was due, or null where no limit was kept
 */
public record CheckAnswered(
        DeclarationId declarationId,
        int generation,
        Authority authority,
        CheckKind kind,
        CheckOutcome outcome,
        @Nullable String code,
        @Nullable String note,
        @Nullable Instant dueAt,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
