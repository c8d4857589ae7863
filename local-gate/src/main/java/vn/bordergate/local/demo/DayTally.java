package vn.bordergate.local.demo;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.bordergate.events.Direction;

/** Counts how far the vehicles of a played day are. */
final class DayTally {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final List<DayVehicle> vehicles;

    DayTally(List<DayVehicle> vehicles) {
        this.vehicles = vehicles;
    }

    boolean allOver() {
        return vehicles.stream().allMatch(DayVehicle::isOver);
    }

    /** Whether somebody of a direction has not crossed yet. */
    boolean isAwaited(Direction direction) {
        return vehicles.stream().anyMatch(v -> v.direction() == direction && !v.isOver());
    }

    String line(LocalTime time, long readings) {
        long announced = vehicles.stream().filter(v -> v.declarationId() != null).count();
        long waiting = vehicles.stream().filter(v -> v.isWatched() && !v.isOnItsWay()).count();
        long called = vehicles.stream().filter(DayVehicle::isOnItsWay).count();
        long over = vehicles.stream().filter(DayVehicle::isOver).count();
        return "  %s  announced %d, waiting %d, called %d, through %d; %d readings"
                .formatted(time.format(TIME), announced, waiting, called, over, readings);
    }
}
