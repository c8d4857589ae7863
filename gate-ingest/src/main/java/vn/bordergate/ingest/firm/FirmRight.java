package vn.bordergate.ingest.firm;

/** What somebody may do for a firm. */
public enum FirmRight {
    /**
     * Lodge, amend, withdraw, answer and announce in the firm's name; whoever may, may look too.
     */
    DECLARE,
    /** See what the firm has declared and how far it is. */
    LOOK,
    /** See prices and values, and the papers that hold them. */
    PRICES,
    /** Say who of the firm's people may do what, and which brokers act for it. */
    MANAGE
}
