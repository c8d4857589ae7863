package vn.bordergate.stats.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild that was asked for.
 *
 * @param recordsRead of the log, so far
 * @param recordsDue as far as the live totals had come when it was last looked; 0 before that
 * @param reason why it failed, or null
 */
record RebuildRun(
        UUID id,
        String askedBy,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long recordsRead,
        long recordsDue,
        @Nullable String reason) {

    /** Where a rebuild stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Whole per cent, for a bar. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return recordsDue == 0 ? 0 : (int) Math.min(99, 100 * recordsRead / recordsDue);
    }
}
