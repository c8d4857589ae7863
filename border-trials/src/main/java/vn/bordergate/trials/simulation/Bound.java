package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;

/** What no order of service can better. */
final class Bound {

    private Bound() {}

    /** The day with its perishables alone, who have the lanes for themselves. */
    static DrawnDay perishablesAlone(DrawnDay day) {
        return new DrawnDay(
                day.model(),
                day.seed(),
                day.vehicles().stream().filter(one -> one.goods().isPerishable()).toList());
    }

    /**
     * Whoever will be quickest goes first, which takes knowing how long each will be on the lane.
     * Nobody knows that; for the mean over all it is about the best that can be done.
     */
    static Played shortestFirst(DrawnDay day) {
        Map<String, Duration> waited = new HashMap<>();
        List<DrawnVehicle> called = new ArrayList<>();
        var leftOver = new HashSet<String>();
        day.model()
                .directions()
                .forEach(
                        (direction, traffic) ->
                                serve(day, direction, traffic.lanes(), waited, called, leftOver));
        return new Played(day, called, waited, leftOver, Map.of());
    }

    private static void serve(
            DrawnDay day,
            Direction direction,
            int lanes,
            Map<String, Duration> waited,
            List<DrawnVehicle> called,
            HashSet<String> leftOver) {
        var open = new OpenTimes(day);
        Deque<DrawnVehicle> coming =
                new ArrayDeque<>(
                        day.vehicles().stream().filter(v -> v.direction() == direction).toList());
        PriorityQueue<DrawnVehicle> waiting =
                new PriorityQueue<>(Comparator.comparing(DrawnVehicle::onLane));
        PriorityQueue<Instant> free = new PriorityQueue<>();
        for (int lane = 0; lane < lanes; lane++) {
            free.add(open.opening());
        }
        while (!coming.isEmpty() || !waiting.isEmpty()) {
            Instant now = free.remove();
            if (waiting.isEmpty() && coming.element().readyAt().isAfter(now)) {
                now = coming.element().readyAt();
            }
            now = open.openFrom(direction, now);
            while (!coming.isEmpty() && !coming.element().readyAt().isAfter(now)) {
                waiting.add(coming.remove());
            }
            if (!now.isBefore(open.end())) {
                waiting.addAll(coming);
                leave(waiting, open.end(), waited, leftOver);
                return;
            }
            DrawnVehicle next = waiting.remove();
            called.add(next);
            waited.put(next.ticket(), Duration.between(next.readyAt(), now));
            free.add(now.plus(next.onLane()));
        }
    }

    private static void leave(
            Iterable<DrawnVehicle> waiting,
            Instant end,
            Map<String, Duration> waited,
            HashSet<String> leftOver) {
        for (DrawnVehicle vehicle : waiting) {
            Duration until = Duration.between(vehicle.readyAt(), end);
            waited.put(vehicle.ticket(), until.isNegative() ? Duration.ZERO : until);
            leftOver.add(vehicle.ticket());
        }
    }
}
