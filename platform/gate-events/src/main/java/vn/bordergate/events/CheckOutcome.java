package vn.bordergate.events;

/** What a check found. */
public enum CheckOutcome {
    PASSED,
    FAILED
}
