package vn.bordergate.clearance.calling;

/** What an officer may do to the order of a gate. */
public enum MeasureKind {
    /** The vehicle goes before everybody who was not moved so too. */
    TO_FRONT(Subject.TICKET),
    TO_BACK(Subject.TICKET),
    /** The vehicle is not called. */
    HOLD_BACK(Subject.TICKET),
    LANE_CLOSED(Subject.LANE),
    /** No lane of a direction takes vehicles: the other side has stopped. */
    ROUTE_CLOSED(Subject.DIRECTION),
    /** No lane of the gate takes vehicles, whichever way they go. */
    GATE_CLOSED(Subject.GATE),
    /** The lanes of a direction stay open longer today. */
    DAY_EXTENDED(Subject.DIRECTION),
    /** How many vehicles with such goods, or with any, the opposite side takes today. */
    INTAKE_SET(Subject.GOODS);

    /** What it is done to. */
    enum Subject {
        TICKET,
        LANE,
        DIRECTION,
        GATE,
        GOODS
    }

    private final Subject subject;

    MeasureKind(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** Whether it is done to one vehicle's place. */
    public boolean isIntervention() {
        return subject == Subject.TICKET;
    }

    /** Whether it holds for its day alone. */
    boolean isForToday() {
        return this == DAY_EXTENDED || this == INTAKE_SET;
    }

    boolean takesAmount() {
        return isForToday();
    }
}
