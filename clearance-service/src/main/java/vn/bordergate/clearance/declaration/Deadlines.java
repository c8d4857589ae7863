package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.ChecksOutstanding;
import vn.bordergate.clearance.declaration.Declaration.SupplementAwaited;

/** When a file has to be looked at although nobody asks for it. */
public final class Deadlines {

    private Deadlines() {}

    /** The first instant at which {@code Overdue} would do something; null when there is none. */
    public static @Nullable Instant next(Declaration state, ZoneId zone) {
        if (!(state instanceof Checking s)) {
            return null;
        }
        Instant next = s.standing().validUntil().plusDays(1).atStartOfDay(zone).toInstant();
        switch (s) {
            case ChecksOutstanding waiting -> {
                for (OpenCheck check : waiting.open()) {
                    next = check.dueAt().isBefore(next) ? check.dueAt() : next;
                }
            }
            case SupplementAwaited waiting -> {
                Instant answer = waiting.request().dueAt();
                next = answer.isBefore(next) ? answer : next;
            }
        }
        return next;
    }
}
