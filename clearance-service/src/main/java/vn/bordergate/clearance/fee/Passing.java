package vn.bordergate.clearance.fee;

/** What became of the passage. */
public enum Passing {
    AWAITED,
    /** The vehicle has crossed: the service was given. */
    MADE,
    /** Withdrawn, turned back or not come: nothing is due. */
    NOT_MADE
}
