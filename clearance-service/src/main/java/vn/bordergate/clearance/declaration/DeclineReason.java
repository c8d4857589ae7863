package vn.bordergate.clearance.declaration;

/** Why an officer's decision is not taken; the name is the stable code of the answer. */
public enum DeclineReason {
    /** The file has changed since the officer read it. */
    STALE_VERSION,
    /** Somebody has decided this check. */
    CHECK_ALREADY_DECIDED,
    /** The channel does not ask for this check. */
    CHECK_NOT_REQUIRED,
    FILE_NOT_LODGED,
    FILE_CLEARED,
    FILE_REFUSED,
    FILE_WITHDRAWN
}
