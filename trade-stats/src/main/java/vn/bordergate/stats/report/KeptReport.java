package vn.bordergate.stats.report;

import java.time.Instant;
import java.util.UUID;

/** A report that was handed in, or made by the clock. */
record KeptReport(UUID id, Origin origin, Instant madeAt, String madeBy, ReportFigures figures) {

    /** By whose hand. */
    enum Origin {
        BOARD,
        CLOCK
    }
}
