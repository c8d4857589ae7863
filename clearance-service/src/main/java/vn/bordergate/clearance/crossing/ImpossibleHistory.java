package vn.bordergate.clearance.crossing;

/** A command or event that cannot follow what was heard before. */
public final class ImpossibleHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What cannot be. */
    public enum Kind {
        /** A change of a crossing that was never announced: its announcement may yet come. */
        NEVER_ANNOUNCED,
        /** A second first generation: two crossings share one id. */
        ANNOUNCED_AGAIN,
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
