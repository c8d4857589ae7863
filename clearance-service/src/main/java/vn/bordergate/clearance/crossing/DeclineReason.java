package vn.bordergate.clearance.crossing;

/** Why what somebody asks of a crossing is not done; the name is the stable code of the answer. */
public enum DeclineReason {
    /** The crossing has changed since the officer read it. */
    STALE_VERSION,
    CROSSING_NOT_ANNOUNCED,
    /** The authority of this officer does not do that. */
    NOT_THIS_AUTHORITY,
    /** This is signed by people; a program's account signs nothing. */
    PERSON_NEEDED,
    /** Whoever proposes cannot confirm, under none of their accounts. */
    SAME_OFFICER,
    PROPOSAL_OPEN,
    NOTHING_PROPOSED,
    NOTHING_TO_SEE,
    /** It has no ticket yet. */
    NOT_IN_YARD,
    IN_YARD_ALREADY,
    /** No yard has a place for it. */
    NO_PLACE,
    /** Something is lacking before it may be called. */
    NOT_READY,
    CALLED_ALREADY,
    /** It has no call that could be taken back. */
    NOT_CALLED,
    VEHICLE_HELD,
    VEHICLE_NOT_HELD,
    /** No passage waits to be confirmed. */
    NO_ALARM,
    /** No two officers make up for a declaration that is not cleared, or is held. */
    DECLARATION_FORBIDS,
    /** No driver was announced for the way beyond the border. */
    TRANSFER_DRIVER_MISSING,
    /** There is nothing on it to be moved over. */
    NOT_LADEN,
    /** The other vehicle is not empty, not in the same yard, or goes the other way. */
    OTHER_VEHICLE_UNFIT,
    CROSSING_NOT_MADE,
    CROSSING_MADE,
    CROSSING_ENDED
}
