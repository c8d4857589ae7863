package vn.bordergate.clearance.crossing;

/** How a crossing ended. */
public enum Ending {
    /** Made, and the vehicle has come back empty. */
    RETURNED,
    /** Made, and nobody waits for the vehicle any more. */
    CLOSED,
    TURNED_BACK,
    NO_SHOW,
    WITHDRAWN
}
