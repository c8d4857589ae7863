package vn.bordergate.journal;

/** The points between which a forwarder or a consumer may die; trials let it. */
enum Moment {
    READ,
    HALF_SENT,
    SENT,
    ACKNOWLEDGED,
    NOTED,
    LOCKED,
    HANDLED,
    INBOX_WRITTEN;

    /** Told of each moment; a trial's listener throws to kill. */
    @FunctionalInterface
    interface Watch {
        Watch NONE = moment -> {};

        void at(Moment moment);
    }
}
