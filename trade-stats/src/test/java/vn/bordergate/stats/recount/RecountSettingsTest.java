package vn.bordergate.stats.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecountSettingsTest {

    @Test
    void whatNobodySetIsThis() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new RecountSettings(
                                500_000,
                                400_000,
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(5)));
    }

    @Test
    void aRunIsNotGivenUpWhileItStillCopies() {
        assertThatThrownBy(
                        () ->
                                bound(
                                        Map.of(
                                                "gate.recount.snapshot-patience", "60s",
                                                "gate.recount.silence-max", "60s")))
                .rootCause()
                .hasMessageContaining("gate.recount.silence-max must be above snapshot-patience");
    }

    private static RecountSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("gate.recount", RecountSettings.class);
    }
}
