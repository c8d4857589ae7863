package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;

/** When a file has to be looked at although nobody asks for it. */
public final class Deadlines {

    private Deadlines() {}

    /** The first instant at which {@code Overdue} would do something; null when there is none. */
    public static @Nullable Instant next(Declaration state, ZoneId zone) {
        if (!(state instanceof Checking s)) {
            return null;
        }
        Standing standing = s.standing();
        // What is held does not expire; the hold's end is a change that is looked at by itself.
        Instant next =
                standing.marks().held()
                        ? null
                        : standing.validUntil().plusDays(1).atStartOfDay(zone).toInstant();
        for (OpenCheck check : s.open()) {
            next = s.isStopped(check) ? next : earlier(next, check.dueAt());
        }
        for (SupplementRequest request : s.requests()) {
            next = earlier(next, request.dueAt());
        }
        return next;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
