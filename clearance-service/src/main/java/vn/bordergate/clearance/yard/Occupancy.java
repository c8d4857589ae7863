package vn.bordergate.clearance.yard;

/**
 * How full a yard is.
 *
 * @param vehicles that stand in it
 * @param cold of them, on a place with power
 */
public record Occupancy(int vehicles, int cold) {

    public static final Occupancy EMPTY = new Occupancy(0, 0);

    public Occupancy {
        if (cold < 0 || vehicles < cold) {
            throw new IllegalArgumentException(cold + " of " + vehicles + " with power");
        }
    }
}
