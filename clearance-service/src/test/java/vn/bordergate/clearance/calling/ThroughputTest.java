package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.Direction;

class ThroughputTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final Instant OPENED = Instant.parse("2026-11-22T00:00:00Z");
    private static final GatePlan PLAN =
            Objects.requireNonNull(GatePlans.shipped().of("KIM-THANH", LocalDate.of(2026, 11, 22)));

    @Test
    void aSteadyLaneTellsTheTimeToTheMinute() {
        Expectation expected = expected(every(Duration.ofMinutes(3), LaneGroup.GENERAL), 10, 10);

        assertThat(Duration.between(NOW, expected.mid())).isEqualTo(Duration.ofMinutes(30));
        assertThat(expected.early()).isEqualTo(expected.late());
    }

    @Test
    void theSpreadIsThatOfFastAndSlowHalfHours() {
        List<Called> calls = new ArrayList<>();
        int[] inHalfHour = {5, 6, 10, 10, 15, 30};
        for (int bin = 0; bin < inHalfHour.length; bin++) {
            for (int i = 0; i < inHalfHour[bin]; i++) {
                calls.add(
                        new Called(
                                Direction.EXPORT,
                                LaneGroup.GENERAL,
                                NOW.minus(Throughput.OBSERVED)
                                        .plus(Throughput.BIN.multipliedBy(bin))
                                        .plusSeconds(i)));
            }
        }
        Expectation expected = expected(calls, 10, 10);

        assertThat(Duration.between(NOW, expected.early())).isEqualTo(Duration.ofMinutes(20));
        assertThat(Duration.between(NOW, expected.mid())).isEqualTo(Duration.ofMinutes(30));
        assertThat(Duration.between(NOW, expected.late())).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void aGroupThatIsSlowerThanItsDirectionIsExpectedByTheGroup() {
        List<Called> calls = new ArrayList<>(every(Duration.ofMinutes(3), LaneGroup.GENERAL));
        calls.addAll(every(Duration.ofMinutes(15), LaneGroup.BULK));
        var throughput = new Throughput(calls, PLAN, OPENED, NOW);

        assertThat(
                        Objects.requireNonNull(
                                        throughput.expected(
                                                Direction.EXPORT, LaneGroup.BULK, 10, 4))
                                .mid())
                .isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(
                        Objects.requireNonNull(
                                        throughput.expected(
                                                Direction.EXPORT, LaneGroup.GENERAL, 10, 6))
                                .mid())
                .isEqualTo(NOW.plus(Duration.ofMinutes(25)));
    }

    @Test
    void beforeAnHourWasObservedThePlanStandsInWithTwoFifthsMoreAndLess() {
        Expectation expected = expected(List.of(), 10, 10);

        // Two lanes of 216 seconds call one in 108.
        assertThat(Duration.between(NOW, expected.mid())).isEqualTo(Duration.ofSeconds(1080));
        assertThat(Duration.between(NOW, expected.early())).isEqualTo(Duration.ofSeconds(648));
        assertThat(Duration.between(NOW, expected.late())).isEqualTo(Duration.ofSeconds(1512));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 2.5", "1, 4", "0.2, 1.6"})
    void aQuantileLiesBetweenTheValuesOnBothSides(double share, double value) {
        assertThat(Throughput.quantile(List.of(1.0, 2.0, 3.0, 4.0), share)).isEqualTo(value);
    }

    private static Expectation expected(List<Called> calls, int place, int placeInGroup) {
        return Objects.requireNonNull(
                new Throughput(calls, PLAN, OPENED, NOW)
                        .expected(Direction.EXPORT, LaneGroup.GENERAL, place, placeInGroup));
    }

    private static List<Called> every(Duration pace, LaneGroup group) {
        List<Called> calls = new ArrayList<>();
        for (Instant at = NOW.minus(Throughput.OBSERVED); at.isBefore(NOW); at = at.plus(pace)) {
            calls.add(new Called(Direction.EXPORT, group, at));
        }
        return calls;
    }
}
