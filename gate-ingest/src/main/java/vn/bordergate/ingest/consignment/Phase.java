package vn.bordergate.ingest.consignment;

/** Who has to move next, or how it ended; the database names them in the view of V35. */
public enum Phase {
    /** A request to answer, a fee to pay, a vehicle to announce or to send again. */
    MINE,
    AUTHORITY,
    /** Cleared and announced: on its way to the gate, or in the yard until its call. */
    UNDERWAY,
    CALLED,
    CROSSED,
    ENDED
}
