package vn.bordergate.clearance.fee;

/** How money came in, and so how it goes back. */
public enum PaidBy {
    /** At the gate's counter, to an officer of the management board who is named on the receipt. */
    COUNTER,
    /** Through the payment provider. */
    PROVIDER
}
