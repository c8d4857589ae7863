package vn.bordergate.clearance.fee;

/** Why money goes back. How much follows from the account, and is no part of the reason. */
public enum RefundReason {
    /** The passage was withdrawn, turned back or never came. */
    NOT_CROSSED,
    /** What was announced was amended, and the tariff is lower for it. */
    TARIFF_CLASS_CHANGED,
    /** It was paid twice. */
    PAID_TWICE
}
