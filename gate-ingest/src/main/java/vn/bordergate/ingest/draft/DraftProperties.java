package vn.bordergate.ingest.draft;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code gate.ingest.drafts.*}.
 *
 * @param countMax drafts that one account may keep
 * @param bytesMax of one draft
 * @param kept how long after the last change
 * @param pruneEvery how often old ones are forgotten
 */
@Validated
@ConfigurationProperties("gate.ingest.drafts")
public record DraftProperties(
        @Min(1) @Max(1_000) @DefaultValue("50") int countMax,
        @NotNull @DefaultValue("128KB") DataSize bytesMax,
        @NotNull @DurationMin(hours = 1) @DefaultValue("30d") Duration kept,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration pruneEvery) {}
