package vn.bordergate.clearance.declaration;

/** Why an officer's decision is not taken; the name is the stable code of the answer. */
public enum DeclineReason {
    /** The file has changed since the officer read it. */
    STALE_VERSION,
    /** Somebody has decided this check. */
    CHECK_ALREADY_DECIDED,
    /** Neither the channel nor the goods ask for this check. */
    CHECK_NOT_REQUIRED,
    /** The check is another authority's. */
    CHECK_OF_OTHER_AUTHORITY,
    /** Only Customs does this. */
    CUSTOMS_ONLY,
    /** Only inspections are extended. */
    CHECK_NOT_EXTENDABLE,
    /** More time is given once. */
    CHECK_ALREADY_EXTENDED,
    /** The declarant has not answered what this authority asked for before. */
    SUPPLEMENT_OPEN,
    /** The channel asked for is not above the present one. */
    CHANNEL_NOT_HIGHER,
    /** The channel asked for is not below the present one. */
    CHANNEL_NOT_LOWER,
    /** Customs has assigned a channel that is above the one asked for. */
    CHANNEL_OF_CUSTOMS,
    /** The hold is not the gate's, so a notice of Customs releases it. */
    HOLD_OF_CUSTOMS,
    /** Lowering a channel, or releasing a hold, takes two officers. */
    SECOND_OFFICER_NEEDED,
    /** Lowering and releasing are signed by people; a program's account signs nothing. */
    PERSON_NEEDED,
    /** Whoever proposes cannot confirm, under none of their accounts. */
    SAME_OFFICER,
    /** Who proposed it was not kept, so nobody can be another. */
    PROPOSER_UNKNOWN,
    /** There is no proposal to confirm. */
    NOTHING_PROPOSED,
    /** Another proposal waits to be confirmed. */
    PROPOSAL_OPEN,
    /** Nothing waits for an officer to look at it. */
    NOTHING_TO_SEE,
    FILE_NOT_LODGED,
    FILE_NOT_CLEARED,
    FILE_CLEARED,
    FILE_HELD,
    FILE_NOT_HELD,
    /** Exports pass the supervision area after they have crossed. */
    NOT_CROSSED,
    /** The goods are over the border, so no clearance is taken back. */
    GOODS_CROSSED,
    FILE_PASSED,
    FILE_REFUSED,
    FILE_WITHDRAWN,
    FILE_EXPIRED
}
