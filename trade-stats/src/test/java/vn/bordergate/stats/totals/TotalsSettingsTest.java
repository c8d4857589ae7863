package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class TotalsSettingsTest {

    @Test
    void whatNobodySetIsThis() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new TotalsSettings(
                                50_000,
                                DataSize.ofMegabytes(32),
                                20_000,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(4),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(15),
                                true));
    }

    @Test
    void theServerGivesUpBeforeTheReader() {
        assertThatThrownBy(() -> bound(Map.of("gate.totals.statement-max", "5s")))
                .rootCause()
                .hasMessageContaining("statement-max must be above zero and below read-patience");
    }

    @Test
    void questionsTakeLessThanHalfOfTheConnections() throws IOException {
        PropertySource<?> file =
                new YamlPropertySourceLoader()
                        .load("file", new ClassPathResource("trade-stats.yml"))
                        .getFirst();
        String seats = "resilience4j.bulkhead.instances." + ReadGuard.QUESTIONS + ".";

        assertThat(file.getProperty(seats + "max-concurrent-calls")).isEqualTo(4);
        assertThat(file.getProperty(seats + "max-wait-duration")).isEqualTo(0);
        assertThat(file.getProperty("spring.r2dbc.pool.max-size")).isEqualTo(10);
        assertThat(file.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(file.getProperty("server.port")).isEqualTo(8083);
    }

    private static TotalsSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("gate.totals", TotalsSettings.class);
    }
}
