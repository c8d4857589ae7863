package vn.bordergate.events;

/** What a device at the gate saw of a vehicle. */
public enum ReadingKind {
    YARD_ENTRY,
    YARD_EXIT,
    WEIGHED,
    /** It stands before a barrier, which stays closed until it may pass. */
    BARRIER_REACHED,
    /** It has gone through a barrier. */
    BARRIER_PASSED
}
