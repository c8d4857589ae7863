package vn.bordergate.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DoorPropertiesTest {

    @Test
    void theDefaultsAreWhatTheGateIsMeasuredWith() {
        DoorProperties defaults =
                new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("gate.ingest.door", DoorProperties.class);
        assertThat(defaults)
                .isEqualTo(
                        new DoorProperties(
                                10_000,
                                DataSize.ofMegabytes(32),
                                1000,
                                DataSize.ofMegabytes(4),
                                2,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(2),
                                DataSize.ofKilobytes(640),
                                DataSize.ofKilobytes(256),
                                400,
                                DataSize.ofMegabytes(2),
                                4));
    }

    @ParameterizedTest
    @CsvSource({
        "waiting-max,0,10000",
        "waiting-bytes-max,4095KB,4MB",
        "rows-max,0,1",
        "transaction-bytes-max,1023KB,1MB",
        "transaction-bytes-max,65MB,32MB",
        "flushes-max,9,8",
        "flush-max,0s,1s",
        "answer-max,0s,1s",
        "retry-after,999ms,1s",
        "body-bytes-max,701KB,700KB",
        "line-bytes-max,0KB,1KB",
        "group-lines-max,10001,10000",
        "group-bytes-max,255KB,256KB",
        "groups-max,0,1"
    })
    void aSettingOutOfItsRangeStopsTheStart(String name, String wrong, String right) {
        assertThatThrownBy(() -> DoorTest.limits(name, wrong))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(DoorTest.limits(name, right)).isNotNull();
    }
}
