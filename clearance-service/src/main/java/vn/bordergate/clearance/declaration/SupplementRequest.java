package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;

/**
 * A slip that asks the declarant for what is missing (phiếu yêu cầu bổ sung, form 02).
 *
 * @param slip its number among the slips of the file
 * @param items codes of what is missing
 * @param at from when the clocks of this authority's open checks stand still
 * @param dueAt until when the answer is awaited
 */
public record SupplementRequest(
        int slip,
        Authority authority,
        List<String> items,
        @Nullable String text,
        Actor by,
        Instant at,
        Instant dueAt) {

    /** Working days that a declarant has to answer. */
    public static final WorkingTime ANSWERED_WITHIN = WorkingTime.ofDays(3);

    public SupplementRequest {
        items = List.copyOf(items);
    }
}
