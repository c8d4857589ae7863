package vn.bordergate.clearance.declaration;

/** What the shell looked up for a command before it is decided. */
public sealed interface Findings {

    /** Channel and value of the content that a command brings. */
    record Examined(ChannelRuling channel, Consignment consignment) implements Findings {}

    /** The value anew, now that rates are known. */
    record Revalued(Consignment consignment) implements Findings {}

    /** An officer's decision and a withdrawal need nothing looked up. */
    record Nothing() implements Findings {}

    /** The examination that a lodging or amendment cannot be decided without. */
    default Examined examined() {
        if (this instanceof Examined examined) {
            return examined;
        }
        throw new IllegalArgumentException("content was not examined: " + this);
    }
}
