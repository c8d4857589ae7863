package vn.bordergate.stats.recount;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recount that was asked for.
 *
 * @param recordsRead over all passes
 * @param recordsDue the same when done; 0 until that is known
 */
record RecountRun(
        UUID id,
        String askedBy,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long recordsRead,
        long recordsDue,
        @Nullable RecountResult result) {

    /** Where a run stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        ABANDONED
    }
}
