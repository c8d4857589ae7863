package vn.bordergate.events;

/** How a crossing ended that was not made. */
public enum CrossingEnding {
    TURNED_BACK,
    NO_SHOW,
    WITHDRAWN
}
