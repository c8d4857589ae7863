package vn.bordergate.trials.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateRequestTest {

    @Test
    void aHundredDaysOfEachShippedModelAreDrawnWhereNothingIsSaid() {
        assertThat(SimulateRequest.read())
                .isEqualTo(new SimulateRequest(null, null, 100, 1, Duration.ZERO));
    }

    @Test
    void everythingMayBeSaid() {
        assertThat(
                        SimulateRequest.read(
                                "--day",
                                "a.json",
                                "--seeds",
                                "10000",
                                "--first-seed",
                                "0",
                                "--order",
                                "b.json",
                                "--approach",
                                "240"))
                .isEqualTo(
                        new SimulateRequest(
                                Path.of("a.json"),
                                Path.of("b.json"),
                                10_000,
                                0,
                                Duration.ofMinutes(240)));
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds, 0",
        "--seeds, 10001",
        "--seeds, many",
        "--first-seed, -1",
        "--approach, 241",
        "--speed, 3",
    })
    void whatMakesNoSenseIsRefused(String option, String value) {
        assertThatThrownBy(() -> SimulateRequest.read(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option);
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> SimulateRequest.read("--day"))
                .hasMessageContaining("incomplete option --day");
    }
}
