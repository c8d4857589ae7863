package vn.bordergate.clearance.declaration;

/** A command or event that cannot follow what was heard before. */
public final class ImpossibleHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What cannot be. */
    public enum Kind {
        /** A change of a declaration that was never lodged: its lodging may yet come. */
        NEVER_LODGED,
        /** A second first generation: two declarations share one id. */
        LODGED_AGAIN,
        /** An event that the state cannot take: the decider and the fold disagree. */
        UNFIT_EVENT
    }

    private final Kind kind;

    ImpossibleHistory(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
