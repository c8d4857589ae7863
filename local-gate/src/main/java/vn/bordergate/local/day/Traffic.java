package vn.bordergate.local.day;

import static vn.bordergate.local.day.ModelDay.require;

import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.events.GoodsClass;

/**
 * What comes in one direction.
 *
 * @param yardBatch vehicles called from the yard and not yet on a lane, at most
 * @param barrierBatch vehicles standing at the barrier, at most
 * @param vehicles how many come, by what they carry
 * @param arrivalShareByHour the share of them that arrives in the hour, evenly within it
 * @param checkHoursLognormal hours from arrival until the checks are done
 */
public record Traffic(
        int lanes,
        double serviceMinutesMean,
        double serviceLogSigma,
        int yardBatch,
        int barrierBatch,
        Map<GoodsClass, Integer> vehicles,
        Map<String, Double> arrivalShareByHour,
        Map<GoodsClass, Lognormal> checkHoursLognormal) {

    private static final int LANES_MAX = 50;
    private static final int VEHICLES_MAX = 20_000;
    private static final double SHARES_OFF_MAX = 0.01;

    public Traffic {
        require(lanes >= 1 && lanes <= LANES_MAX, "lanes are 1 to " + LANES_MAX);
        require(
                serviceMinutesMean > 0 && serviceMinutesMean <= 600,
                "a lane takes " + serviceMinutesMean + " minutes");
        require(
                serviceLogSigma >= 0 && serviceLogSigma <= 3,
                "the spread of lane times is " + serviceLogSigma);
        require(
                barrierBatch >= 1 && yardBatch >= barrierBatch,
                "a batch of " + yardBatch + " does not fill a barrier of " + barrierBatch);
        vehicles = Map.copyOf(vehicles);
        arrivalShareByHour = Map.copyOf(arrivalShareByHour);
        checkHoursLognormal = Map.copyOf(checkHoursLognormal);
        vehicles.forEach((goods, count) -> require(count >= 0, count + " vehicles of " + goods));
        long count = vehicles.values().stream().mapToLong(Integer::longValue).sum();
        require(
                count >= 1 && count <= VEHICLES_MAX,
                "vehicles of a direction are 1 to " + VEHICLES_MAX);
        require(
                checkHoursLognormal.keySet().containsAll(vehicles.keySet()),
                "some goods have no times of checks");
        hours(arrivalShareByHour);
    }

    Lognormal laneMinutes() {
        return Lognormal.ofMean(serviceMinutesMean, serviceLogSigma);
    }

    /** Shares by hour, in the order of the day. */
    TreeMap<Integer, Double> hours() {
        return hours(arrivalShareByHour);
    }

    private static TreeMap<Integer, Double> hours(Map<String, Double> shares) {
        TreeMap<Integer, Double> hours = new TreeMap<>();
        double sum = 0;
        for (var share : shares.entrySet()) {
            require(
                    share.getKey().matches("[01][0-9]|2[0-3]"),
                    "there is no hour \"" + share.getKey() + "\"");
            require(share.getValue() >= 0, "the share of hour " + share.getKey() + " is negative");
            hours.put(Integer.parseInt(share.getKey()), share.getValue());
            sum += share.getValue();
        }
        require(Math.abs(sum - 1) <= SHARES_OFF_MAX, "shares of arrivals add up to " + sum);
        return hours;
    }
}
