package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.calling.Spreads.Kind;
import vn.bordergate.clearance.calling.Throughput.Called;
import vn.bordergate.clearance.calling.Throughput.Foreseen;
import vn.bordergate.clearance.calling.Throughput.Lanes;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.events.Direction;

class ThroughputTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final Instant LONG_READY = NOW.minus(Duration.ofHours(9));
    private static final Duration SERVICE = Duration.ofMinutes(4);
    private static final Spread EXACT = new Spread(1, 1, 1);

    @Test
    void aSteadyLaneTellsTheTimeByItsOwnPace() {
        // Of 60 calls three minutes apart and four of the plan's.
        assertThat(plain(calls("X1", Duration.ofMinutes(3), LaneGroup.GENERAL), 10))
                .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
    }

    @Test
    void twoLanesCallTwiceAsFastAsOne() {
        List<Called> both = calls("X1", Duration.ofMinutes(4), LaneGroup.GENERAL);
        both.addAll(calls("X2", Duration.ofMinutes(4), LaneGroup.GENERAL));
        assertThat(plain(both, lanes(2), 10)).isEqualTo(Duration.ofMinutes(19));
        // One of them has been closed since.
        assertThat(plain(both, lanes(1), 10)).isEqualTo(Duration.ofMinutes(38));
    }

    @Test
    void aLaneThatWaitedForSomebodySaysNothingOfItsPace() {
        List<Called> idle = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant at = NOW.minus(Duration.ofMinutes(170 - 25L * i));
            idle.add(new Called(Direction.EXPORT, LaneGroup.GENERAL, "X1", at, at));
        }
        assertThat(plain(idle, 2)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aLaneThatStoodStillSaysNothingOfItsPace() {
        List<Called> closed =
                new ArrayList<>(
                        List.of(
                                called("X1", Duration.ofMinutes(150)),
                                called("X1", Duration.ofMinutes(20))));
        assertThat(plain(closed, 2)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void beforeAnythingWasSeenThePlanStandsIn() {
        assertThat(plain(List.of(), 10)).isEqualTo(Duration.ofMinutes(38));
    }

    @Test
    void aGroupThatOthersGoBeforeIsExpectedByItsOwnPace() {
        List<Called> calls = calls("X1", Duration.ofMinutes(4), LaneGroup.PERISHABLE);
        calls.addAll(calls("X2", Duration.ofMinutes(20), LaneGroup.BULK));
        var throughput = new Throughput(calls, lanes(2), spreads(EXACT), NOW);

        Foreseen bulk =
                Objects.requireNonNull(
                        throughput.expected(Direction.EXPORT, LaneGroup.BULK, 10, 4));
        assertThat(Duration.between(NOW, bulk.plain())).isEqualTo(Duration.ofMinutes(70));
    }

    @Test
    void theRangeIsWhatTheRecordSaysOfSuchVehicles() {
        Foreseen foreseen =
                Objects.requireNonNull(
                        new Throughput(List.of(), lanes(1), spreads(new Spread(0.5, 1.5, 2.5)), NOW)
                                .expected(Direction.EXPORT, LaneGroup.GENERAL, 10, 10));

        assertThat(after(foreseen.told().early())).isEqualTo(Duration.ofMinutes(19));
        assertThat(after(foreseen.told().mid())).isEqualTo(Duration.ofMinutes(57));
        assertThat(after(foreseen.told().late())).isEqualTo(Duration.ofMinutes(95));
        assertThat(after(foreseen.plain())).isEqualTo(Duration.ofMinutes(38));
    }

    @Test
    void noTimeIsToldNearerThanOneCallToTheNext() {
        Foreseen foreseen =
                Objects.requireNonNull(
                        new Throughput(List.of(), lanes(1), spreads(EXACT), NOW)
                                .expected(Direction.EXPORT, LaneGroup.GENERAL, 10, 10));

        assertThat(Duration.between(foreseen.told().early(), foreseen.told().mid()))
                .isEqualTo(SERVICE);
        assertThat(Duration.between(foreseen.told().mid(), foreseen.told().late()))
                .isEqualTo(SERVICE);
    }

    @Test
    void whoIsNotCalledTodayIsExpectedWhenTheLanesOpenAgain() {
        Lanes untilSoon =
                new Lanes(
                        1,
                        SERVICE,
                        NOW.plus(Duration.ofMinutes(30)),
                        NOW.plus(Duration.ofHours(13)),
                        Duration.ofMinutes(60));
        // 38 minutes of work: 30 today, 8 tomorrow; 118: 30, 60, and 28 on the third day.
        assertThat(plain(List.of(), Map.of(Direction.EXPORT, untilSoon), 10))
                .isEqualTo(Duration.ofHours(13).plusMinutes(8));
        assertThat(plain(List.of(), Map.of(Direction.EXPORT, untilSoon), 30))
                .isEqualTo(Duration.ofHours(37).plusMinutes(28));
    }

    @Test
    void whereNoLaneIsOpenNoTimeIsTold() {
        assertThat(
                        new Throughput(List.of(), lanes(0), spreads(EXACT), NOW)
                                .expected(Direction.EXPORT, LaneGroup.GENERAL, 1, 1))
                .isNull();
        assertThat(
                        new Throughput(List.of(), lanes(1), spreads(EXACT), NOW)
                                .expected(Direction.IMPORT, LaneGroup.GENERAL, 1, 1))
                .isNull();
    }

    private static Duration plain(List<Called> calls, int place) {
        return plain(calls, lanes(1), place);
    }

    private static Duration plain(List<Called> calls, Map<Direction, Lanes> lanes, int place) {
        return after(
                Objects.requireNonNull(
                                new Throughput(calls, lanes, spreads(EXACT), NOW)
                                        .expected(
                                                Direction.EXPORT, LaneGroup.GENERAL, place, place))
                        .plain());
    }

    private static Duration after(Instant at) {
        return Duration.between(NOW, at);
    }

    private static Map<Direction, Lanes> lanes(int open) {
        return Map.of(
                Direction.EXPORT,
                new Lanes(
                        open,
                        SERVICE,
                        NOW.plus(Duration.ofHours(7)),
                        NOW.plus(Duration.ofHours(19)),
                        Duration.ofHours(12)));
    }

    private static Spreads spreads(Spread spread) {
        return new Spreads(
                Map.of(
                        new Kind(Direction.EXPORT, true),
                        spread,
                        new Kind(Direction.EXPORT, false),
                        spread));
    }

    private static Called called(String lane, Duration ago) {
        return new Called(Direction.EXPORT, LaneGroup.GENERAL, lane, NOW.minus(ago), LONG_READY);
    }

    private static List<Called> calls(String lane, Duration pace, LaneGroup group) {
        List<Called> calls = new ArrayList<>();
        for (Instant at = NOW.minus(Throughput.OBSERVED); at.isBefore(NOW); at = at.plus(pace)) {
            calls.add(new Called(Direction.EXPORT, group, lane, at, LONG_READY));
        }
        return calls;
    }
}
