package vn.bordergate.clearance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditPropertiesTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new AuditProperties(
                                true,
                                Duration.ofMillis(200),
                                5_000,
                                Duration.ofSeconds(20),
                                Duration.ofHours(1),
                                Duration.ofSeconds(10)));
    }

    @Test
    void theLimitsThemselvesAreTaken() {
        assertThat(bind(Map.of("gate.audit.batch-max", "1")).batchMax()).isEqualTo(1);
        assertThat(bind(Map.of("gate.audit.batch-max", "50000")).batchMax()).isEqualTo(50_000);
    }

    @ParameterizedTest
    @CsvSource({
        "batch-max, 0",
        "batch-max, 50001",
        "poll-every, 0s",
        "step-max, 0s",
        "tell-head-every, 0s",
        "lag-every, 0s"
    })
    void whatIsOutOfRangeIsNamed(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("gate.audit." + name, value)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("gate.audit." + name);
    }

    private static AuditProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("gate.audit", AuditProperties.class);
    }
}
