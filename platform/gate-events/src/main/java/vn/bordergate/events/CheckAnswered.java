package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An officer of the authority gave the outcome of a check. Sent beside {@link CheckDecided}, which
 * knows no authority and only the two checks of Customs.
 *
 * @param code coded reason, or null
 * @param note in the officer's words, or null
 * @param dueAt when the result was due, or null where no limit was kept
 * @param gate this and what follows: null in events of before this was said
 * @param channel of the declaration when it was answered
 * @param since from when the time of the check counts; null where no limit was kept
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
        Instant at,
        @Nullable GateCode gate,
        @Nullable Direction direction,
        @Nullable CustomsChannel channel,
        @Nullable Instant since)
        implements ClearanceDeclarationEvent {

    /** Without saying where, and how long it took. */
    public CheckAnswered(
            DeclarationId declarationId,
            int generation,
            Authority authority,
            CheckKind kind,
            CheckOutcome outcome,
            @Nullable String code,
            @Nullable String note,
            @Nullable Instant dueAt,
            Actor by,
            Instant at) {
        this(
                declarationId,
                generation,
                authority,
                kind,
                outcome,
                code,
                note,
                dueAt,
                by,
                at,
                null,
                null,
                null,
                null);
    }
}
