package vn.bordergate.stats.fold;

/**
 * How many vehicles.
 *
 * @param turnedBack sent away from the gate without having crossed
 * @param returned had delivered, and came back empty
 * @param waiting were in a yard at 20:00 of the day, and have left it since
 */
public record VehicleCounts(long crossed, long turnedBack, long returned, long waiting) {

    static final VehicleCounts CROSSED = new VehicleCounts(1, 0, 0, 0);
    static final VehicleCounts TURNED_BACK = new VehicleCounts(0, 1, 0, 0);
    static final VehicleCounts RETURNED = new VehicleCounts(0, 0, 1, 0);
    static final VehicleCounts WAITING = new VehicleCounts(0, 0, 0, 1);

    public VehicleCounts plus(VehicleCounts other) {
        return new VehicleCounts(
                Math.addExact(crossed, other.crossed),
                Math.addExact(turnedBack, other.turnedBack),
                Math.addExact(returned, other.returned),
                Math.addExact(waiting, other.waiting));
    }
}
