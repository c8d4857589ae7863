package vn.bordergate.local.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * One day drawn of a model; the same model and seed give the same day.
 *
 * @param vehicles in the order in which they are ready
 */
public record DrawnDay(ModelDay model, long seed, List<DrawnVehicle> vehicles) {

    /** A date to count from; nothing depends on which one. */
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final int MINUTES_PER_HOUR = 60;

    public DrawnDay {
        vehicles = List.copyOf(vehicles);
    }

    /** Draws each direction and class of goods by itself, so that one never changes another. */
    public static DrawnDay of(ModelDay model, long seed) {
        List<DrawnVehicle> vehicles = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Traffic traffic = model.directions().get(direction);
            for (GoodsClass goods : GoodsClass.values()) {
                int count = traffic == null ? 0 : traffic.vehicles().getOrDefault(goods, 0);
                if (traffic != null && count > 0) {
                    var random = new SplittableRandom(seed * 31 + direction.ordinal());
                    for (int skipped = 0; skipped <= goods.ordinal(); skipped++) {
                        random = random.split();
                    }
                    draw(model, direction, traffic, goods, count, random, vehicles);
                }
            }
        }
        vehicles.sort(
                Comparator.comparing(DrawnVehicle::readyAt).thenComparing(DrawnVehicle::ticket));
        return new DrawnDay(model, seed, vehicles);
    }

    private static void draw(
            ModelDay model,
            Direction direction,
            Traffic traffic,
            GoodsClass goods,
            int count,
            RandomGenerator random,
            List<DrawnVehicle> into) {
        Lognormal checkHours = Objects.requireNonNull(traffic.checkHoursLognormal().get(goods));
        Lognormal laneMinutes = traffic.laneMinutes();
        TreeMap<Integer, Double> shares = traffic.hours();
        Instant midnight = DATE.atStartOfDay(model.zone()).toInstant();
        for (int number = 1; number <= count; number++) {
            Instant arrived = midnight.plus(minutes(arrivalMinute(shares, random)));
            into.add(
                    new DrawnVehicle(
                            "%s-%s-%04d".formatted(direction, goods, number),
                            direction,
                            goods,
                            arrived,
                            arrived.plus(minutes(MINUTES_PER_HOUR * checkHours.draw(random))),
                            minutes(laneMinutes.draw(random))));
        }
    }

    private static double arrivalMinute(TreeMap<Integer, Double> shares, RandomGenerator random) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = random.nextDouble() * sum;
        int hour = shares.lastKey();
        for (Map.Entry<Integer, Double> share : shares.entrySet()) {
            if (left < share.getValue()) {
                hour = share.getKey();
                break;
            }
            left -= share.getValue();
        }
        return MINUTES_PER_HOUR * (hour + random.nextDouble());
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.max(1, Math.round(minutes * MILLIS_PER_MINUTE)));
    }

    /** That time of the day. */
    public Instant at(LocalTime time) {
        return DATE.atTime(time).atZone(model.zone()).toInstant();
    }
}
