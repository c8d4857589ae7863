package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Due times of open checks have moved.
 *
 * @param cause {@code EXTENDED}, {@code SUPPLEMENT_ANSWERED}, {@code SUPPLEMENT_LAPSED}, or {@code
 *     LATE}, which is an apology with a new appointment (phiếu xin lỗi và hẹn lại, form 04)
 * @param slipNo number of the slip that the declarant gets, or null where there is none
 * @param appointment when the last open check is due
 * @param checks every check that is open now
 * @param reason of the officer who gave more time, or null
 * @param request number of the request that was answered or has lapsed; null where that was not
 *     said yet, or where it is about none
 */
public record DeadlinesChanged(
        DeclarationId declarationId,
        int generation,
        String cause,
        @Nullable String slipNo,
        Instant appointment,
        List<CheckDue> checks,
        @Nullable String reason,
        @Nullable Actor by,
        Instant at,
        @Nullable Integer request)
        implements ClearanceDeclarationEvent {

    public DeadlinesChanged {
        checks = List.copyOf(checks);
    }
}
