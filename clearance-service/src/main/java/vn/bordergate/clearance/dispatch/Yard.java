package vn.bordergate.clearance.dispatch;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.events.Direction;

/**
 * One gate at one moment.
 *
 * @param vehicles those that have not been called, in any order
 * @param batches of each direction that has lanes
 * @param interventions those that stand, the latest last; of several for a vehicle the latest holds
 */
public record Yard(
        Instant now,
        List<Vehicle> vehicles,
        List<Lane> lanes,
        Map<Direction, Batch> batches,
        Intake intake,
        List<Intervention> interventions) {

    public Yard {
        vehicles = List.copyOf(vehicles);
        lanes = List.copyOf(lanes);
        batches = Map.copyOf(batches);
        interventions = List.copyOf(interventions);
        Set<String> tickets = HashSet.newHashSet(vehicles.size());
        for (Vehicle vehicle : vehicles) {
            if (!tickets.add(vehicle.ticket())) {
                throw new IllegalArgumentException("two vehicles with ticket " + vehicle.ticket());
            }
        }
        Set<String> names = new HashSet<>();
        for (Lane lane : lanes) {
            if (!names.add(lane.id())) {
                throw new IllegalArgumentException("two lanes are called " + lane.id());
            }
            if (!batches.containsKey(lane.direction())) {
                throw new IllegalArgumentException("no batch is said for " + lane.direction());
            }
        }
    }
}
