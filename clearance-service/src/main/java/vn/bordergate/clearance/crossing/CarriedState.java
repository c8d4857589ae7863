package vn.bordergate.clearance.crossing;

/** Where a declaration stands, as far as its vehicles are concerned. */
public enum CarriedState {
    /** Not known, or taken back. */
    MISSING,
    UNCLEARED,
    /** Not cleared, and held as well, or cleared and held. */
    HELD,
    /** Cleared and not held, or passed. */
    CLEARED,
    /** Refused or expired. */
    REFUSED
}
