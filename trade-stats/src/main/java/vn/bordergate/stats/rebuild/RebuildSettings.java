package vn.bordergate.stats.rebuild;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a rebuild.
 *
 * @param stepRecordsMax records of one transaction; held in memory, about 500 bytes each
 * @param holdRecordsMax records that are left when the live fold is held and the tables change
 *     places; the fewer, the shorter it is held
 * @param stepMax how long one transaction may take
 * @param silenceMax after this time without a sign of life another process goes on with it; longer
 *     than a step
 */
@Validated
@ConfigurationProperties("gate.rebuild")
record RebuildSettings(
        @DefaultValue("50000") @Min(1) @Max(1_000_000) int stepRecordsMax,
        @DefaultValue("5000") @Min(0) @Max(100_000) int holdRecordsMax,
        @DefaultValue("30s") @NotNull Duration stepMax,
        @DefaultValue("1m") @NotNull Duration silenceMax) {

    RebuildSettings {
        if (silenceMax.compareTo(stepMax) <= 0) {
            throw new IllegalArgumentException("gate.rebuild.silence-max must be above step-max");
        }
    }
}
