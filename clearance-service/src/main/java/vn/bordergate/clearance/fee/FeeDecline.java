package vn.bordergate.clearance.fee;

/** Why something was not done. */
public enum FeeDecline {
    /** Nothing was paid too much, or the passage was made and what was paid is what it costs. */
    NOTHING_TO_REFUND,
    REFUND_WAITING,
    NO_REFUND_WAITING,
    SECOND_PERSON_NEEDED,
    PERSON_NEEDED,
    REASON_UNFIT,
    RETURNED_ALREADY
}
