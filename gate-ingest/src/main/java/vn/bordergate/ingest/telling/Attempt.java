package vn.bordergate.ingest.telling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call and how it ended.
 *
 * @param status of the answer, where there was one
 */
record Attempt(Outcome outcome, @Nullable Integer status, Instant at, int millis) {

    /** How a call ended. */
    enum Outcome {
        DELIVERED,
        /** Answered with another status than 2xx. */
        REFUSED,
        /** Answered that it is elsewhere: nobody follows, the address is to be changed here. */
        REDIRECTED,
        /** Answered 410: it wants no more. */
        GONE,
        TIMED_OUT,
        UNREACHABLE,
        /** Its name leads into an inner network. */
        FORBIDDEN;

        /** Whether somebody was there and spoke. */
        boolean isAnswer() {
            return this == DELIVERED || this == REFUSED || this == REDIRECTED || this == GONE;
        }
    }

    boolean delivered() {
        return outcome == Outcome.DELIVERED;
    }
}
