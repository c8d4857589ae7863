package vn.bordergate.stats.recount;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a recount.
 *
 * @param cellsMax cells compared; about 400 bytes each are held
 * @param factsPerPassMax facts whose declarations are held in one pass; about 250 bytes each
 * @param snapshotPatience how long copying the live totals may take
 * @param settle how long facts may be on their way that were journalled together with counted ones
 * @param silenceMax after this time without a sign of life, a run counts as abandoned; longer than
 *     the copying, which gives none
 */
@Validated
@ConfigurationProperties("gate.recount")
record RecountSettings(
        @DefaultValue("500000") @Min(1) @Max(10_000_000) int cellsMax,
        @DefaultValue("400000") @Min(1) @Max(100_000_000) int factsPerPassMax,
        @DefaultValue("2m") @NotNull Duration snapshotPatience,
        @DefaultValue("2s") @NotNull Duration settle,
        @DefaultValue("5m") @NotNull Duration silenceMax) {

    RecountSettings {
        if (silenceMax.compareTo(snapshotPatience) <= 0) {
            throw new IllegalArgumentException(
                    "gate.recount.silence-max must be above snapshot-patience: a run gives no sign"
                            + " of life while it copies the live totals");
        }
    }
}
