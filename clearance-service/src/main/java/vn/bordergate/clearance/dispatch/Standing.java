package vn.bordergate.clearance.dispatch;

/** How a vehicle that was not called stands. */
public sealed interface Standing {

    String ticket();

    /**
     * Waits for its call.
     *
     * @param place 1 for who is called next in its direction, as things stand
     * @param rule id of the rule that gave it its place
     */
    record InQueue(String ticket, int place, String rule) implements Standing {}

    /** Cannot be called for now. It is not overtaken meanwhile. */
    record OutOfQueue(String ticket, Obstacle obstacle) implements Standing {}

    /** What keeps a vehicle from being called. */
    enum Obstacle {
        NOT_READY,
        HELD,
        HELD_BY_OFFICER,
        INTAKE_EXHAUSTED,
        NO_OPEN_LANE
    }
}
