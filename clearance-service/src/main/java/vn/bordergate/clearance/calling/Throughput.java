package vn.bordergate.clearance.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.events.Direction;

/**
 * What the lanes really did in the last hours, and what follows for those who wait: the place in
 * the queue divided by the calls an hour. The spread is that of the half hours before: in one of
 * five the lanes were slower than that, in one of five faster.
 *
 * <p>A vehicle whose lane group is slower than its direction as a whole is expected by the group.
 * As long as less than an hour was observed, the plan's service time stands in with two fifths more
 * and less.
 */
final class Throughput {

    static final Duration OBSERVED = Duration.ofHours(3);
    static final Duration BIN = Duration.ofMinutes(30);

    /** Half hours of which a spread can be told. */
    static final int BINS_MIN = 2;

    private static final double PLAN_SPREAD = 0.4;
    private static final double LOW = 0.2;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.8;
    private static final double SECONDS_A_BIN = BIN.toSeconds();

    /** One call that was made and not taken back. */
    record Called(Direction direction, LaneGroup group, Instant at) {}

    /** Seconds that pass from one call to the next: usually, in fast and in slow half hours. */
    record Pace(double fast, double usual, double slow) {
        Expectation after(int calls, Instant now) {
            return new Expectation(
                    now,
                    now.plusMillis(Math.round(calls * fast * 1000)),
                    now.plusMillis(Math.round(calls * usual * 1000)),
                    now.plusMillis(Math.round(calls * slow * 1000)));
        }
    }

    private final Instant now;
    private final Map<Direction, Pace> ofDirection = new EnumMap<>(Direction.class);
    private final Map<Direction, Map<LaneGroup, Pace>> ofGroup = new EnumMap<>(Direction.class);

    /**
     * @param begins when the lanes opened today, before which nothing could be called
     */
    Throughput(List<Called> calls, GatePlan plan, Instant begins, Instant now) {
        this.now = now;
        Instant from = now.minus(OBSERVED);
        Instant first = from.isBefore(begins) ? begins : from;
        for (Direction direction : Direction.values()) {
            List<Called> all = calls.stream().filter(c -> c.direction() == direction).toList();
            Pace observed = pace(all, first, now);
            Pace pace = observed == null ? planned(plan, direction) : observed;
            if (pace != null) {
                ofDirection.put(direction, pace);
            }
            Map<LaneGroup, Pace> groups = new EnumMap<>(LaneGroup.class);
            for (LaneGroup group : LaneGroup.values()) {
                Pace own = pace(all.stream().filter(c -> c.group() == group).toList(), first, now);
                if (own != null) {
                    groups.put(group, own);
                }
            }
            ofGroup.put(direction, groups);
        }
    }

    /**
     * When a vehicle may expect its call, or null where nothing is open for it.
     *
     * @param place in its direction, 1 for the next
     * @param placeInGroup among those of its lane group
     */
    @Nullable Expectation expected(
            Direction direction, LaneGroup group, int place, int placeInGroup) {
        Pace all = ofDirection.get(direction);
        if (all == null) {
            return null;
        }
        Expectation byDirection = all.after(place, now);
        Pace own = ofGroup.getOrDefault(direction, Map.of()).get(group);
        if (own == null) {
            return byDirection;
        }
        Expectation byGroup = own.after(placeInGroup, now);
        return byGroup.mid().isAfter(byDirection.mid()) ? byGroup : byDirection;
    }

    private static @Nullable Pace pace(List<Called> calls, Instant from, Instant now) {
        long bins = Duration.between(from, now).dividedBy(BIN);
        if (bins < BINS_MIN) {
            return null;
        }
        double[] counts = new double[Math.toIntExact(bins)];
        Instant first = now.minus(BIN.multipliedBy(bins));
        for (Called call : calls) {
            long bin = Duration.between(first, call.at()).dividedBy(BIN);
            if (!call.at().isBefore(first) && bin < bins) {
                counts[(int) bin]++;
            }
        }
        List<Double> busy = new ArrayList<>();
        for (double count : counts) {
            if (count > 0) {
                busy.add(SECONDS_A_BIN / count);
            }
        }
        if (busy.size() < BINS_MIN) {
            return null;
        }
        busy.sort(null);
        return new Pace(quantile(busy, LOW), quantile(busy, MIDDLE), quantile(busy, HIGH));
    }

    private static @Nullable Pace planned(GatePlan plan, Direction direction) {
        double perSecond =
                plan.lanes().stream()
                        .filter(lane -> lane.direction() == direction)
                        .map(LanePlan::serviceMean)
                        .mapToDouble(mean -> 1.0 / mean.toSeconds())
                        .sum();
        if (perSecond <= 0) {
            return null;
        }
        double usual = 1 / perSecond;
        return new Pace(usual * (1 - PLAN_SPREAD), usual, usual * (1 + PLAN_SPREAD));
    }

    /** Between the two values on both sides of the share. */
    static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }
}
