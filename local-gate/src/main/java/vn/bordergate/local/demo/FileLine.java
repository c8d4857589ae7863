package vn.bordergate.local.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One line of a file of customs declarations, after the header. */
sealed interface FileLine {

    /** Place in the file; the header is line 1. */
    long line();

    /**
     * A line that could be read. Codes are as the file has them: judging them is the door's work.
     *
     * @param price assessed value in KRW as the file has it, with its floating-point noise
     * @param criticalFraud outcome of inspection: 0 none, 1 fraud, 2 critical fraud
     */
    record CustomsRow(
            long line,
            String declarationId,
            LocalDate date,
            int office,
            String declarantId,
            String hs6,
            String origin,
            BigDecimal netMassKg,
            BigDecimal price,
            int criticalFraud)
            implements FileLine {}

    /** A line that could not, with the reason in words; it is told and passed over. */
    record BrokenRow(long line, String reason) implements FileLine {}
}
