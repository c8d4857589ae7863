package vn.bordergate.clearance.crossing;

/** What a person must look at; the name is its code. */
public enum Attention {
    /** The mass is not what was declared. */
    MASS_DIFFERS,
    /** It stands at a barrier to which it was not called. */
    AT_BARRIER_UNCALLED,
    /** It stands at another lane than it was called to. */
    WRONG_LANE,
    /** It stood at the barrier when it lost its permission. */
    STOPPED_AT_BARRIER,
    /** It left the yard without a call. */
    LEFT_YARD_UNCALLED,
    /** A laden import went back over the border, and nobody had turned it back. */
    WENT_BACK_UNASKED,
    /** Its plate was read at another gate so soon that it cannot be one vehicle. */
    PLATE_AT_OTHER_GATE
}
