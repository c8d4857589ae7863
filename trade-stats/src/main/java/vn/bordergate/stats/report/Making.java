package vn.bordergate.stats.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is being made.
 *
 * @param gate null for all gates
 * @param done steps of those that are due
 * @param brokenOff whether nobody works at it any more; it is asked for again
 */
record Making(
        UUID id,
        String period,
        @Nullable String gate,
        String askedBy,
        Instant startedAt,
        int done,
        int due,
        boolean brokenOff) {}
