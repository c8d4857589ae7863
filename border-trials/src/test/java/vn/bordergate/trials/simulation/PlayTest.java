package vn.bordergate.trials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.dispatch.Decision;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;

/** What the simulation does with days, by days that can be worked out by hand and drawn ones. */
class PlayTest {

    private final PublishedOrder order = PublishedOrders.shipped();

    @Test
    void twoLanesTakeVehiclesAsTheyGetFree() throws IOException {
        DrawnDay day =
                day(
                        vehicle("a", GoodsClass.MINERAL, "08:00", 10),
                        vehicle("b", GoodsClass.MINERAL, "08:01", 30),
                        vehicle("c", GoodsClass.MINERAL, "08:02", 5),
                        vehicle("d", GoodsClass.MINERAL, "08:03", 5));
        assertThat(play(day, Duration.ZERO).waited())
                .isEqualTo(
                        Map.of(
                                "a",
                                Duration.ZERO,
                                "b",
                                Duration.ZERO,
                                "c",
                                Duration.ofMinutes(8),
                                "d",
                                Duration.ofMinutes(12)));
    }

    @Test
    void whoIsReadyBeforeTheGateOpensWaitsForIt() throws IOException {
        DrawnDay day = day(vehicle("a", GoodsClass.MINERAL, "06:20", 10));
        assertThat(play(day, Duration.ZERO).waited()).containsEntry("a", Duration.ofMinutes(40));
    }

    @Test
    void durianOvertakesCokeOnceAndTheRecordCountsIt() throws IOException {
        DrawnDay day =
                day(
                        vehicle("a", GoodsClass.GENERAL, "08:00", 10),
                        vehicle("b", GoodsClass.GENERAL, "08:00", 11),
                        vehicle("coke", GoodsClass.MINERAL, "08:01", 5),
                        vehicle("durian", GoodsClass.FRESH, "08:02", 5));
        Played played = play(day, Duration.ZERO);
        assertThat(played.waited())
                .containsEntry("durian", Duration.ofMinutes(8))
                .containsEntry("coke", Duration.ofMinutes(10));
        assertThat(played.overtaken()).containsEntry("coke", 1).containsEntry("durian", 0);
    }

    @Test
    void theWayFromTheYardIsWaitedForOnceAndThenCalledAhead() throws IOException {
        DrawnDay day =
                day(
                        vehicle("a", GoodsClass.MINERAL, "08:00", 10),
                        vehicle("b", GoodsClass.MINERAL, "08:00", 10),
                        vehicle("c", GoodsClass.MINERAL, "08:00", 10));
        assertThat(play(day, Duration.ofMinutes(6)).waited())
                .isEqualTo(
                        Map.of(
                                "a", Duration.ofMinutes(6),
                                "b", Duration.ofMinutes(6),
                                "c", Duration.ofMinutes(16)));
    }

    @Test
    void nobodyIsTakenDuringAClosureAndWhoIsOnALaneIsServedToTheEnd() throws IOException {
        ModelDay closure = ModelDays.shipped().get(1);
        for (long seed = 501; seed <= 510; seed++) {
            DrawnDay day = DrawnDay.of(closure, seed);
            Played played = play(day, Duration.ZERO);
            for (DrawnVehicle vehicle : day.vehicles()) {
                Instant taken = vehicle.readyAt().plus(played.waited(vehicle));
                assertThat(taken).isAfterOrEqualTo(day.at(LocalTime.of(7, 0)));
                if (vehicle.direction() == Direction.EXPORT) {
                    assertThat(
                                    taken.isBefore(day.at(LocalTime.of(13, 0)))
                                            || !taken.isBefore(day.at(LocalTime.of(14, 30))))
                            .as("seed " + seed + " " + vehicle)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {501, 502, 503})
    void theRecordAndTheDispatchFunctionCountTheSameOvertakings(long seed) throws IOException {
        for (ModelDay model : ModelDays.shipped()) {
            Map<String, Integer> told = new HashMap<>();
            Played played =
                    Play.play(
                            DrawnDay.of(model, seed),
                            yard -> {
                                Decision decision = Dispatch.decide(yard, order);
                                decision.calls().stream()
                                        .flatMap(call -> call.overtakes().stream())
                                        .forEach(one -> told.merge(one.ticket(), 1, Integer::sum));
                                return decision;
                            },
                            Duration.ZERO);
            played.overtaken()
                    .forEach(
                            (ticket, times) ->
                                    assertThat(told.getOrDefault(ticket, 0))
                                            .as("seed " + seed + " " + ticket)
                                            .isEqualTo(times));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {501, 502, 503})
    void nobodyIsOvertakenMoreOftenThanAllowedAndNobodyAtAllWhereTheFirstComesFirst(long seed)
            throws IOException {
        for (ModelDay model : ModelDays.shipped()) {
            DrawnDay day = DrawnDay.of(model, seed);
            assertThat(most(Contender.FIRST_COME, day)).isZero();
            assertThat(most(Contender.PUBLISHED, day)).isBetween(1, 40);
            assertThat(most(Contender.STRICT, day)).isBetween(1, 40);
        }
    }

    @Test
    void whoIsQuickestFirstWaitsLessOnAverageThanWhoComesFirst() throws IOException {
        DrawnDay day = DrawnDay.of(ModelDays.shipped().getFirst(), 501);
        assertThat(sum(Contender.SHORTEST_FIRST, day))
                .isLessThan(sum(Contender.FIRST_COME, day))
                .isLessThan(sum(Contender.PUBLISHED, day));
    }

    private int most(Contender contender, DrawnDay day) {
        return contender.play(day, order, Duration.ZERO).overtaken().values().stream()
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private long sum(Contender contender, DrawnDay day) {
        return contender.play(day, order, Duration.ZERO).waited().values().stream()
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private Played play(DrawnDay day, Duration approach) {
        return Play.play(day, yard -> Dispatch.decide(yard, order), approach);
    }

    private static DrawnDay day(DrawnVehicle... vehicles) throws IOException {
        return new DrawnDay(ModelDays.shipped().getFirst(), 0, new ArrayList<>(List.of(vehicles)));
    }

    private static DrawnVehicle vehicle(
            String ticket, GoodsClass goods, String ready, int minutesOnLane) throws IOException {
        DrawnDay none = new DrawnDay(ModelDays.shipped().getFirst(), 0, List.of());
        Instant at = none.at(LocalTime.parse(ready));
        return new DrawnVehicle(
                ticket, Direction.EXPORT, goods, at, at, Duration.ofMinutes(minutesOnLane));
    }
}
