package vn.bordergate.clearance.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.events.Direction;

/**
 * What the lanes really did in the last hours, and what follows for those who wait: the place in
 * the queue, times what a lane takes for one vehicle, over the lanes that are open, counted in the
 * hours in which they are. A vehicle whose lane group is called more slowly than its place would
 * say, because others have a head start on it, is expected by its group.
 *
 * <p>The range, and how much the middle is off as a rule, is what the record of former expectations
 * says of such vehicles ({@link Spread}).
 */
public final class Throughput {

    static final Duration OBSERVED = Duration.ofHours(3);

    /** So many calls of the plan's service time stand in until others were seen. */
    private static final int PLANNED_CALLS = 4;

    /** From so many on, a lane group has a pace of its own. */
    static final int GROUP_CALLS_MIN = 4;

    /** A lane that called nobody for so many service times stood still for another reason. */
    private static final int STANDSTILL = 8;

    /** In half of all cases the first in the queue is called before a whole service has passed. */
    private static final double HALF = 0.5;

    /**
     * One call that was made and not taken back.
     *
     * @param readyAt since when who was called could have been
     */
    public record Called(
            Direction direction, LaneGroup group, String lane, Instant at, Instant readyAt) {}

    /**
     * The lanes of a direction.
     *
     * @param open how many take vehicles now
     * @param serviceMean how long the plan says that one vehicle takes
     * @param until when they close today
     * @param next when they open after that
     * @param day how long they are open then, and on every day that follows
     */
    public record Lanes(int open, Duration serviceMean, Instant until, Instant next, Duration day) {

        public Lanes {
            if (open < 0 || !serviceMean.isPositive() || !day.isPositive()) {
                throw new IllegalArgumentException("no such lanes: " + open + ", " + serviceMean);
            }
        }

        /** When so many seconds of their work will have passed. */
        Instant after(Instant now, double seconds) {
            Duration left = Duration.ofMillis(Math.round(seconds * 1000));
            Instant from = now;
            Duration span = now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
            for (Instant start = next; left.compareTo(span) > 0; start = start.plus(DAY)) {
                left = left.minus(span);
                from = start;
                span = day;
            }
            return from.plus(left);
        }
    }

    /**
     * What is expected.
     *
     * @param plain the middle by pace and place alone, with which the record compares
     */
    public record Foreseen(Expectation told, Instant plain) {}

    private static final Duration DAY = Duration.ofDays(1);

    private final Instant now;
    private final Map<Direction, Lanes> lanes;
    private final Spreads spreads;
    private final Map<Direction, Double> ofDirection = new EnumMap<>(Direction.class);
    private final Map<Direction, Map<LaneGroup, Double>> ofGroup = new EnumMap<>(Direction.class);

    /**
     * @param calls of today
     * @param lanes of each direction that has some
     */
    public Throughput(
            List<Called> calls, Map<Direction, Lanes> lanes, Spreads spreads, Instant now) {
        this.now = now;
        this.lanes = Map.copyOf(lanes);
        this.spreads = spreads;
        Instant from = now.minus(OBSERVED);
        List<Called> seen =
                calls.stream()
                        .filter(c -> !c.at().isBefore(from) && !c.at().isAfter(now))
                        .sorted(Comparator.comparing(Called::at))
                        .toList();
        lanes.forEach(
                (direction, of) -> {
                    List<Called> own =
                            seen.stream().filter(c -> c.direction() == direction).toList();
                    if (of.open() > 0) {
                        ofDirection.put(direction, pace(own, of) / of.open());
                    }
                    Map<LaneGroup, Double> groups = new EnumMap<>(LaneGroup.class);
                    for (LaneGroup group : LaneGroup.values()) {
                        Double pace =
                                groupPace(own.stream().filter(c -> c.group() == group).toList());
                        if (pace != null) {
                            groups.put(group, pace);
                        }
                    }
                    ofGroup.put(direction, groups);
                });
    }

    /**
     * When a vehicle may expect its call, or null where nothing is open for it.
     *
     * @param place in its direction, 1 for the next
     * @param placeInGroup among those of its lane group
     */
    public @Nullable Foreseen expected(
            Direction direction, LaneGroup group, int place, int placeInGroup) {
        Lanes of = lanes.get(direction);
        Double all = ofDirection.get(direction);
        if (of == null || all == null) {
            return null;
        }
        double seconds = (place - HALF) * all;
        Double own = ofGroup.getOrDefault(direction, Map.of()).get(group);
        if (own != null) {
            seconds = Math.max(seconds, (placeInGroup - HALF) * own);
        }
        Spread spread = spreads.of(direction, group);
        // Nearer than one call to the next no time can be told.
        double early = Math.max(0, Math.min(seconds * spread.early(), seconds - all));
        double mid = Math.max(early, seconds * spread.mid());
        double late = Math.max(mid, Math.max(seconds * spread.late(), seconds + all));
        return new Foreseen(
                new Expectation(now, of.after(now, early), of.after(now, mid), of.after(now, late)),
                of.after(now, seconds));
    }

    /**
     * Seconds that a lane takes for one vehicle, by the time between two of its calls. Who was not
     * ready at the call before came to a lane that waited, which says nothing of its pace.
     */
    private static double pace(List<Called> calls, Lanes of) {
        double planned = of.serviceMean().toMillis() / 1000.0;
        double sum = PLANNED_CALLS * planned;
        double count = PLANNED_CALLS;
        Map<String, Instant> last = new HashMap<>();
        for (Called call : calls) {
            Instant before = last.put(call.lane(), call.at());
            if (before != null && !call.readyAt().isAfter(before)) {
                double gap = Duration.between(before, call.at()).toMillis() / 1000.0;
                if (gap <= STANDSTILL * planned) {
                    sum += gap;
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** Seconds from one call of the group to the next, while somebody of it waited; or null. */
    private static @Nullable Double groupPace(List<Called> calls) {
        List<Double> gaps = new ArrayList<>();
        Instant before = null;
        for (Called call : calls) {
            if (before != null && !call.readyAt().isAfter(before)) {
                gaps.add(Duration.between(before, call.at()).toMillis() / 1000.0);
            }
            before = call.at();
        }
        return gaps.size() < GROUP_CALLS_MIN
                ? null
                : gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
