package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How long is waited, and for how long. */
class BackoffTest {

    @Test
    void whatDoesNotArriveIsSentAgainForThreeDays() {
        Duration all = Duration.ZERO;
        int attempts = 1;
        while (Backoff.after(attempts, 0).isPresent()) {
            all = all.plus(Backoff.after(attempts, 0).orElseThrow());
            attempts++;
        }
        assertThat(attempts).isEqualTo(11);
        assertThat(all).isBetween(Duration.ofHours(70), Duration.ofHours(72));
        assertThat(Backoff.after(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(Backoff.after(1, 1)).contains(Duration.ofMillis(5_500));
    }

    @Test
    void aReceiverThatIsAwayIsLeftAloneForTenMinutesAtMost() {
        assertThat(Backoff.pause(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Backoff.pause(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.pause(8)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Backoff.pause(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theSettingsKeepStrangersOutOfTheNetworkUnlessToldOtherwise() {
        TellingProperties defaults = bound(Map.of());
        assertThat(defaults.innerAddresses()).isFalse();
        assertThat(defaults.callMax()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.failingMax()).isEqualTo(Duration.ofDays(3));
        assertThat(defaults.kept()).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> bound(Map.of("gate.ingest.telling.call-max", "31s")))
                .hasRootCauseMessage("gate.ingest.telling.call-max is out of its range");
    }

    private static TellingProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("gate.ingest.telling", TellingProperties.class);
    }
}
