package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks are open, with the receipt that the declarant gets for them (giấy tiếp nhận và hẹn trả kết
 * quả, form 01).
 *
 * @param receiptNo number of the slip
 * @param appointment when the last of them is due
 * @param checks every check that is open now
 * @param ruling by which rows they are required
 */
public record ChecksRequired(
        DeclarationId declarationId,
        int generation,
        String receiptNo,
        Instant appointment,
        List<CheckDue> checks,
        @Nullable Ruling ruling,
        Instant at)
        implements ClearanceDeclarationEvent {

    public ChecksRequired {
        checks = List.copyOf(checks);
    }
}
