package vn.bordergate.stats.totals;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the totals.
 *
 * @param batchRecordsMax facts folded in one transaction
 * @param batchBytesMax bytes fetched for one transaction
 * @param answerRowsMax rows of one answer; who needs more asks for a shorter period
 * @param readPatience how long one question may take before it is given up
 * @param statementMax how long the server works at one statement of a reader; shorter than the
 *     patience, so that it has ended when the reader is told
 * @param liveTick how often a change is looked for while somebody watches; more often no eye sees,
 *     and each time costs a write for everybody who does
 * @param liveHeartbeat how often the last event is sent again when nothing changes
 * @param goodsByClock whether this instance puts goods on show by itself, once a day
 */
@Validated
@ConfigurationProperties("gate.totals")
record TotalsSettings(
        @DefaultValue("50000") @Min(1) @Max(100_000) int batchRecordsMax,
        @DefaultValue("32MB") @NotNull DataSize batchBytesMax,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int answerRowsMax,
        @DefaultValue("5s") @NotNull Duration readPatience,
        @DefaultValue("4s") @NotNull Duration statementMax,
        @DefaultValue("500ms") @NotNull Duration liveTick,
        @DefaultValue("15s") @NotNull Duration liveHeartbeat,
        @DefaultValue("true") boolean goodsByClock) {

    TotalsSettings {
        if (!statementMax.isPositive() || statementMax.compareTo(readPatience) >= 0) {
            throw new IllegalArgumentException(
                    "gate.totals.statement-max must be above zero and below read-patience");
        }
    }
}
