package vn.bordergate.clearance.dispatch;

/** Whether a vehicle may have a head start at all; how long it is, the published order says. */
public enum PriorityClass {
    /** Its goods spoil or suffer. */
    PERISHABLE,
    /** Of a priority enterprise. */
    PREFERRED,
    /** No head start, whatever it carries. */
    ORDINARY
}
