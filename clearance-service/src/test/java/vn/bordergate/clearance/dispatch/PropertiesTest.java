package vn.bordergate.clearance.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.dispatch.YardFixture.MOVED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.dispatch.Call.Overtaking;
import vn.bordergate.clearance.dispatch.Standing.InQueue;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Standing.OutOfQueue;
import vn.bordergate.clearance.dispatch.YardDays.Step;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * What holds of every decision, over days in which everything happens; a failure names its seed.
 */
class PropertiesTest {

    /** Low, so that days are long enough for it to matter. */
    private static final int OVERTAKING_MAX = 7;

    private static final PublishedOrder ORDER = YardFixture.order(OVERTAKING_MAX);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122, 53970618})
    void everyDecisionHoldsToTheRules(long seed) {
        List<Step> steps = new YardDays(seed, ORDER).play();
        Set<String> rulesUsed = new HashSet<>();
        Set<Obstacle> obstacles = new HashSet<>();
        int mostOvertaken = 0;
        for (Step step : steps) {
            String seeded = "seed " + seed + " at " + step.yard().now();
            Map<String, Vehicle> yard = byTicket(step.yard());
            Map<String, Lane> lanes =
                    step.yard().lanes().stream().collect(Collectors.toMap(Lane::id, lane -> lane));
            Map<String, Integer> overtaken = new HashMap<>();
            for (Call call : step.decision().calls()) {
                Vehicle next = of(yard, call.ticket());
                Lane lane = of(lanes, call.lane());
                mayBeCalled(next, lane, step.yard(), seeded);
                everyOvertakingIsTold(call, step, overtaken, seeded);
                call.overtakes().forEach(one -> rulesUsed.add(one.rule()));
            }
            for (Vehicle vehicle : step.yard().vehicles()) {
                int times = vehicle.overtaken() + overtaken.getOrDefault(vehicle.ticket(), 0);
                assertThat(times).as(seeded).isLessThanOrEqualTo(OVERTAKING_MAX);
                mostOvertaken = Math.max(mostOvertaken, times);
            }
            everybodyStandsSomewhere(step, obstacles, seeded);
            noMoreThanTheyTake(step, yard, seeded);
        }
        // Days in which nothing happens would prove nothing.
        assertThat(mostOvertaken).isEqualTo(OVERTAKING_MAX);
        assertThat(rulesUsed).hasSizeGreaterThanOrEqualTo(4);
        assertThat(obstacles).hasSize(4);
        assertThat(steps.stream().mapToInt(step -> step.decision().calls().size()).sum())
                .isGreaterThan(150);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void theSameYardIsDecidedTheSameInWhateverOrderItIsListed(long seed) {
        for (Step step : new YardDays(seed, ORDER).play()) {
            Yard yard = step.yard();
            List<Vehicle> vehicles = new ArrayList<>(yard.vehicles());
            List<Lane> lanes = new ArrayList<>(yard.lanes());
            Collections.shuffle(vehicles, new Random(seed));
            Collections.shuffle(lanes, new Random(seed));
            Yard listedOtherwise =
                    new Yard(
                            yard.now(),
                            vehicles,
                            lanes,
                            yard.batches(),
                            yard.intake(),
                            yard.interventions());
            assertThat(Dispatch.decide(listedOtherwise, ORDER))
                    .as("seed " + seed)
                    .isEqualTo(step.decision());
        }
    }

    /** Only those ready before it can go first, and so often as it may be overtaken others. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void nobodyStarves(long seed) {
        Map<String, Integer> callsSince = new TreeMap<>();
        Map<String, Integer> before = new HashMap<>();
        for (Step step : new YardDays(seed, ORDER).play()) {
            Set<String> inQueue =
                    step.decision().standings().stream()
                            .filter(InQueue.class::isInstance)
                            .map(Standing::ticket)
                            .collect(Collectors.toSet());
            for (Vehicle vehicle : step.yard().vehicles()) {
                long earlier =
                        step.yard().vehicles().stream()
                                .filter(other -> other.direction() == vehicle.direction())
                                .filter(other -> other.readyAt().isBefore(vehicle.readyAt()))
                                .count();
                before.putIfAbsent(vehicle.ticket(), Math.toIntExact(earlier));
                long calls =
                        step.decision().calls().stream()
                                .filter(call -> isBeforeInQueue(call, vehicle, step))
                                .count();
                if (inQueue.contains(vehicle.ticket())) {
                    callsSince.merge(vehicle.ticket(), Math.toIntExact(calls), Integer::sum);
                }
            }
        }
        // Of one moment there are up to four, who overtake nobody and go in the order of tickets.
        callsSince.forEach(
                (ticket, calls) ->
                        assertThat(calls)
                                .as("seed " + seed + ", " + ticket)
                                .isLessThanOrEqualTo(of(before, ticket) + OVERTAKING_MAX + 4));
    }

    private static boolean isBeforeInQueue(Call call, Vehicle vehicle, Step step) {
        Lane lane =
                step.yard().lanes().stream()
                        .filter(one -> one.id().equals(call.lane()))
                        .findFirst()
                        .orElseThrow();
        return !call.ticket().equals(vehicle.ticket()) && lane.takes(vehicle);
    }

    private static void mayBeCalled(Vehicle next, Lane lane, Yard yard, String seeded) {
        assertThat(lane.open()).as(seeded).isTrue();
        assertThat(lane.direction()).as(seeded).isEqualTo(next.direction());
        assertThat(lane.accepts().takes(next)).as(seeded).isTrue();
        assertThat(next.held()).as(seeded).isFalse();
        assertThat(next.readyAt()).as(seeded).isBeforeOrEqualTo(yard.now());
        assertThat(yard.interventions())
                .as(seeded)
                .noneMatch(
                        one ->
                                one instanceof Intervention.HoldBack
                                        && one.ticket().equals(next.ticket()));
    }

    /** Worked out anew from the calls before, with nothing of the code that is tested. */
    private static void everyOvertakingIsTold(
            Call call, Step step, Map<String, Integer> overtaken, String seeded) {
        Map<String, Vehicle> yard = byTicket(step.yard());
        Vehicle next = of(yard, call.ticket());
        Map<String, String> told =
                call.overtakes().stream()
                        .collect(Collectors.toMap(Overtaking::ticket, Overtaking::rule));
        for (var one : told.entrySet()) {
            assertThat(of(yard, one.getKey()).readyAt()).as(seeded).isBefore(next.readyAt());
            assertThat(one.getValue()).as(seeded).isNotBlank();
            assertThat(of(yard, one.getKey()).held()).as(seeded).isFalse();
            overtaken.merge(one.getKey(), 1, Integer::sum);
        }
        int ownPlace = step.decision().calls().indexOf(call);
        Lane lane =
                step.yard().lanes().stream()
                        .filter(l -> l.id().equals(call.lane()))
                        .findFirst()
                        .orElseThrow();
        step.decision().calls().stream()
                .skip(ownPlace + 1L)
                .map(later -> of(yard, later.ticket()))
                .filter(later -> later.readyAt().isBefore(next.readyAt()) && lane.takes(later))
                .forEach(later -> assertThat(told).as(seeded).containsKey(later.ticket()));
        step.decision().standings().stream()
                .filter(InQueue.class::isInstance)
                .map(standing -> of(yard, standing.ticket()))
                .filter(later -> later.readyAt().isBefore(next.readyAt()) && lane.takes(later))
                .forEach(later -> assertThat(told).as(seeded).containsKey(later.ticket()));
        if (call.intervention() != null) {
            assertThat(call.intervention().officer()).as(seeded).isNotBlank();
        } else {
            assertThat(call.rule()).as(seeded).isNotEqualTo(MOVED);
        }
    }

    private static void everybodyStandsSomewhere(
            Step step, Set<Obstacle> obstacles, String seeded) {
        Set<String> seen = new HashSet<>();
        step.decision().calls().forEach(call -> assertThat(seen.add(call.ticket())).isTrue());
        for (Standing standing : step.decision().standings()) {
            assertThat(seen.add(standing.ticket())).as(seeded).isTrue();
            if (standing instanceof OutOfQueue out) {
                obstacles.add(out.obstacle());
            }
        }
        assertThat(seen).as(seeded).isEqualTo(byTicket(step.yard()).keySet());
    }

    private static void noMoreThanTheyTake(Step step, Map<String, Vehicle> yard, String seeded) {
        Map<GoodsClass, Integer> called = new HashMap<>();
        step.decision().calls().stream()
                .map(call -> of(yard, call.ticket()))
                .filter(one -> one.laden() && one.direction() == Direction.EXPORT)
                .forEach(one -> called.merge(one.goods(), 1, Integer::sum));
        step.yard()
                .intake()
                .left()
                .forEach(
                        (goods, left) ->
                                assertThat(called.getOrDefault(goods, 0))
                                        .as(seeded)
                                        .isLessThanOrEqualTo(left));
        for (Direction direction : Direction.values()) {
            Set<String> lanes =
                    step.yard().lanes().stream()
                            .filter(lane -> lane.direction() == direction)
                            .map(Lane::id)
                            .collect(Collectors.toSet());
            int before =
                    step.yard().lanes().stream()
                            .filter(lane -> lanes.contains(lane.id()))
                            .mapToInt(Lane::called)
                            .sum();
            long now =
                    step.decision().calls().stream()
                            .filter(call -> lanes.contains(call.lane()))
                            .count();
            assertThat(before + now)
                    .as(seeded)
                    .isLessThanOrEqualTo(of(step.yard().batches(), direction).calledMax());
        }
    }

    private static Map<String, Vehicle> byTicket(Yard yard) {
        return yard.vehicles().stream().collect(Collectors.toMap(Vehicle::ticket, one -> one));
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
