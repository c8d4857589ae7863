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
    record Window(long after, long upTo) {

        /** Its beginning. */
        Window first(long most) {
            return upTo - after <= most ? this : new Window(after, after + most);
        }
    }

    /** Where the page looks, of what its times allow; a declaration's entries are in an index. */
    Window within(Window times) {
        long begin = Math.max(after, times.after());
        long most = actor == null ? limit : LOOKED_THROUGH_MAX;
        Window asked = new Window(begin, Math.max(begin, times.upTo()));
        return declaration == null ? asked.first(most) : asked;
    }
}
