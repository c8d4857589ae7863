package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import java.util.Set;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A lane through the gate.
 *
 * @param open whether it takes vehicles now
 * @param serviceMean how long one vehicle takes there
 * @param approach how long a called vehicle is under way from the yard; a lane is called for so far
 *     ahead
 * @param atBarrier vehicles called to it that stand at the barrier
 * @param underWay vehicles called to it that are not at the barrier yet
 * @param inUse whether a vehicle is on it
 */
public record Lane(
        String id,
        Direction direction,
        Accepts accepts,
        boolean open,
        Duration serviceMean,
        Duration approach,
        int atBarrier,
        int underWay,
        boolean inUse) {

    public Lane {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a lane has a name");
        }
        if (!serviceMean.isPositive() || approach.isNegative()) {
            throw new IllegalArgumentException("lane " + id + " has no possible service time");
        }
        if (atBarrier < 0 || underWay < 0) {
            throw new IllegalArgumentException("lane " + id + " has fewer than no vehicles");
        }
    }

    /**
     * What a lane takes. Empty vehicles go by {@code empties} alone.
     *
     * @param groups of laden vehicles, as the table of lanes gives them
     */
    public record Accepts(
            Set<LaneGroup> groups,
            Set<GoodsClass> goods,
            Set<CustomsChannel> channels,
            boolean empties) {

        public static final Accepts EVERYTHING =
                new Accepts(
                        Set.of(LaneGroup.values()),
                        Set.of(GoodsClass.values()),
                        Set.of(CustomsChannel.values()),
                        true);

        /** Of every group. */
        public Accepts(Set<GoodsClass> goods, Set<CustomsChannel> channels, boolean empties) {
            this(Set.of(LaneGroup.values()), goods, channels, empties);
        }

        public Accepts {
            groups = Set.copyOf(groups);
            goods = Set.copyOf(goods);
            channels = Set.copyOf(channels);
        }

        boolean takes(Vehicle vehicle) {
            return vehicle.laden()
                    ? groups.contains(vehicle.group())
                            && goods.contains(vehicle.goods())
                            && channels.contains(vehicle.channel())
                    : empties;
        }
    }

    boolean takes(Vehicle vehicle) {
        return open && direction == vehicle.direction() && accepts.takes(vehicle);
    }

    /** Vehicles called to it that are not on it yet. */
    int called() {
        return atBarrier + underWay;
    }

    /** How many vehicles it should have called: one if it is free, and those for the approach. */
    int wanted() {
        long ahead = approach.plus(serviceMean).minusNanos(1).dividedBy(serviceMean);
        return Math.toIntExact(Math.min(ahead, Integer.MAX_VALUE - 1)) + (inUse ? 0 : 1);
    }
}
