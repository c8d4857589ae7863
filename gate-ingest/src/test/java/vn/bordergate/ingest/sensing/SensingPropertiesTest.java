package vn.bordergate.ingest.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SensingPropertiesTest {

    private static final String PREFIX = "gate.ingest.sensing";

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new SensingProperties(
                                "device",
                                Duration.ofDays(3),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "kept,59m,1h",
        "kept,31d,30d",
        "prune-every,999ms,1s",
        "book-every,999ms,1s",
        "device-claim,' ',dev"
    })
    void aSettingOutOfItsRangeStopsTheStart(String name, String wrong, String right) {
        assertThatThrownBy(() -> bound(Map.of(PREFIX + "." + name, wrong)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(bound(Map.of(PREFIX + "." + name, right))).isNotNull();
    }

    private static SensingProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, SensingProperties.class);
    }
}
