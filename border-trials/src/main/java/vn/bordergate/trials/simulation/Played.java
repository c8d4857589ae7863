package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;

/**
 * How a day went.
 *
 * @param called those who were called, in the order of the calls
 * @param waited from ready until a lane took it; until the end of the day for who was left over
 * @param leftOver who was not taken before the end
 * @param laneUse share of the open time until the last vehicle in which the lanes were in use
 */
record Played(
        DrawnDay day,
        List<DrawnVehicle> called,
        Map<String, Duration> waited,
        Set<String> leftOver,
        Map<Direction, Double> laneUse) {

    /** How long a vehicle of the day waited. */
    Duration waited(DrawnVehicle vehicle) {
        return Objects.requireNonNull(waited.get(vehicle.ticket()));
    }

    /**
     * How often each was overtaken: by how many that were ready later and were called before it, in
     * the same direction, as all lanes of a direction take everybody in a model day. Counted from
     * the calls alone, the same for every order of service.
     */
    Map<String, Integer> overtaken() {
        Map<String, Integer> overtaken = new HashMap<>();
        Set<String> calledTickets =
                called.stream()
                        .map(DrawnVehicle::ticket)
                        .collect(java.util.stream.Collectors.toSet());
        List<DrawnVehicle> order = new ArrayList<>(called);
        day.vehicles().stream()
                .filter(vehicle -> !calledTickets.contains(vehicle.ticket()))
                .forEach(order::add);
        for (int behind = 0; behind < order.size(); behind++) {
            DrawnVehicle waiting = order.get(behind);
            Instant ready = waiting.readyAt();
            int times = 0;
            for (int before = 0; before < Math.min(behind, called.size()); before++) {
                DrawnVehicle other = called.get(before);
                if (other.direction() == waiting.direction() && other.readyAt().isAfter(ready)) {
                    times++;
                }
            }
            overtaken.put(waiting.ticket(), times);
        }
        return overtaken;
    }
}
