package vn.bordergate.stats.report;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code gate.reports.*}.
 *
 * @param hour at the gates, when the reports of a day are made
 * @param byClock whether this instance makes them by itself
 */
@Validated
@ConfigurationProperties("gate.reports")
record ReportSettings(
        @DefaultValue("20:00") @NotNull LocalTime hour, @DefaultValue("true") boolean byClock) {}
