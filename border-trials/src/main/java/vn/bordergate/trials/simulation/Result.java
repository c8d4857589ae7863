package vn.bordergate.trials.simulation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnVehicle;

/** What many days under one order of service come to, in one direction or in both. */
final class Result {

    private static final double MINUTES_LONG = 240;
    private static final double MILLIS_PER_MINUTE = 60_000;

    final Waits all = new Waits();
    final Waits perishables = new Waits();
    final Waits others = new Waits();
    private final @Nullable Direction direction;
    private int days;
    private int leftOver;
    private int overtakenMost;
    private double laneUse;

    Result(@Nullable Direction direction) {
        this.direction = direction;
    }

    void add(Played played) {
        days++;
        Map<String, Integer> overtaken = played.overtaken();
        for (DrawnVehicle vehicle : played.day().vehicles()) {
            if (direction == null || vehicle.direction() == direction) {
                double minutes = played.waited(vehicle).toMillis() / MILLIS_PER_MINUTE;
                all.add(minutes);
                (vehicle.goods().isPerishable() ? perishables : others).add(minutes);
                overtakenMost =
                        Math.max(overtakenMost, overtaken.getOrDefault(vehicle.ticket(), 0));
                leftOver += played.leftOver().contains(vehicle.ticket()) ? 1 : 0;
            }
        }
        laneUse +=
                played.laneUse().entrySet().stream()
                        .filter(use -> direction == null || use.getKey() == direction)
                        .mapToDouble(Map.Entry::getValue)
                        .average()
                        .orElse(0);
    }

    /** Vehicles of a day that waited for more than four hours. */
    double overFourHours() {
        return (double) all.over(MINUTES_LONG) / days;
    }

    /** Vehicles of a day that were not taken before the end. */
    double leftOver() {
        return (double) leftOver / days;
    }

    int overtakenMost() {
        return overtakenMost;
    }

    double laneUse() {
        return laneUse / days;
    }
}
