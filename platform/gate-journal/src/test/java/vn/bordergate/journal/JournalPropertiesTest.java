package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class JournalPropertiesTest {

    @Test
    void whatIsNotSetHasADefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new JournalProperties(
                                null,
                                Duration.ofDays(7),
                                true,
                                true,
                                Duration.ofMillis(100),
                                Duration.ofMillis(5),
                                Duration.ofMillis(50),
                                Duration.ofMillis(250),
                                Duration.ofMillis(200),
                                Duration.ofMinutes(5),
                                2_000,
                                DataSize.ofMegabytes(4),
                                DataSize.ofKilobytes(900),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                "lz4",
                                new JournalProperties.Topics(true, (short) 1)));
    }

    @Test
    void everyNameIsBound() {
        assertThat(
                        bound(
                                Map.ofEntries(
                                        Map.entry("service", "gate-ingest"),
                                        Map.entry("keep", "1d"),
                                        Map.entry("forward", "false"),
                                        Map.entry("consume", "false"),
                                        Map.entry("poll-every", "1s"),
                                        Map.entry("gather", "9ms"),
                                        Map.entry("gather-max", "11ms"),
                                        Map.entry("gather-patiently", "12ms"),
                                        Map.entry("note-every", "2s"),
                                        Map.entry("check-every", "3s"),
                                        Map.entry("chunk-rows-max", "4"),
                                        Map.entry("chunk-bytes-max", "5KB"),
                                        Map.entry("value-bytes-max", "6KB"),
                                        Map.entry("step-max", "7s"),
                                        Map.entry("backoff-max", "8s"),
                                        Map.entry("compression", "none"),
                                        Map.entry("topics.create", "false"),
                                        Map.entry("topics.replication", "3"))))
                .isEqualTo(
                        new JournalProperties(
                                "gate-ingest",
                                Duration.ofDays(1),
                                false,
                                false,
                                Duration.ofSeconds(1),
                                Duration.ofMillis(9),
                                Duration.ofMillis(11),
                                Duration.ofMillis(12),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                4,
                                DataSize.ofKilobytes(5),
                                DataSize.ofKilobytes(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8),
                                "none",
                                new JournalProperties.Topics(false, (short) 3)));
    }

    @Test
    void aPauseGrowsWithTheBatchUpToItsLimitAndALargeBatchHasNone() {
        JournalProperties given = bound(Map.of("gather", "5ms", "gather-max", "25ms"));
        List<Integer> records = List.of(1, 5, 6, 24, 25, 26, 199, 200);
        assertThat(records)
                .extracting(n -> given.pauseAfterReading(n, Duration.ZERO).toMillis())
                .containsExactly(5L, 5L, 6L, 24L, 25L, 25L, 25L, 0L);
        assertThat(records)
                .extracting(n -> given.pauseAfterSending(n).toMillis())
                .containsExactly(5L, 5L, 5L, 6L, 6L, 6L, 25L, 0L);
    }

    @Test
    void aPauseIsAsLongAsTheBatchTookUpToTheLimit() {
        JournalProperties given = bound(Map.of("gather", "5ms", "gather-max", "25ms"));
        assertThat(List.of(4L, 6L, 25L, 26L))
                .extracting(t -> given.pauseAfterReading(1, Duration.ofMillis(t)).toMillis())
                .containsExactly(5L, 6L, 25L, 25L);
        assertThat(given.pauseAfterReading(200, Duration.ofMillis(9))).isZero();
    }

    @Test
    void aPatientReaderPausesForLongerButNeverAfterALargeBatch() {
        JournalProperties given = bound(Map.of("gather-patiently", "30ms", "gather-max", "40ms"));
        assertThat(List.of(1, 30, 31, 199, 200))
                .extracting(n -> given.patientPauseAfterReading(n, Duration.ZERO).toMillis())
                .containsExactly(30L, 30L, 31L, 40L, 0L);
    }

    @Test
    void aSettingOutOfItsRangeIsRefusedByName() {
        assertThatThrownBy(() -> bound(Map.of("keep", "0s")))
                .rootCause()
                .hasMessageContaining("gate.journal.keep");
        assertThatThrownBy(() -> bound(Map.of("chunk-rows-max", "0")))
                .rootCause()
                .hasMessageContaining("gate.journal.chunk-rows-max");
    }

    static JournalProperties bound(Map<String, String> settings) {
        Map<String, String> prefixed = new java.util.HashMap<>();
        settings.forEach((name, value) -> prefixed.put("gate.journal." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("gate.journal", JournalProperties.class);
    }
}
