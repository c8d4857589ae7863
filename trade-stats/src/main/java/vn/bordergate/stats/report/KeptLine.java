package vn.bordergate.stats.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is kept, without its figures.
 *
 * @param gate null for all gates
 */
record KeptLine(
        UUID id,
        String period,
        @Nullable String gate,
        KeptReport.Origin origin,
        Instant madeAt,
        String madeBy) {}
