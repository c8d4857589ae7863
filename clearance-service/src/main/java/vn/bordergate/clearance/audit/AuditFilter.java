package vn.bordergate.clearance.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the trail asks for; everything where a filter is null.
 *
 * @param after the number behind which the page begins
 * @param from the earliest time of sealing
 * @param to the time before which it was sealed
 */
record AuditFilter(
        long after,
        int limit,
        @Nullable UUID declaration,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final int ENTRIES_MAX = 500;

    /** Entries that are looked through for one page of an actor's, whom no index knows. */
    static final int LOOKED_THROUGH_MAX = 50_000;

    /** Entries behind the first number and up to the last. */
    record Window(long after, long upTo) {}

    /** Where the page looks, of what its times allow. */
    Window within(Window times) {
        Window asked = new Window(Math.max(after, times.after()), times.upTo());
        return actor != null && declaration == null
                ? new Window(
                        asked.after(), Math.min(asked.upTo(), asked.after() + LOOKED_THROUGH_MAX))
                : asked;
    }
}
