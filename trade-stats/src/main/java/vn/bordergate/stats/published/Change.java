package vn.bordergate.stats.published;

/**
 * Why a cell is no longer what was published, and by how much.
 *
 * @param declarationsTouched how many declarations changed it in this way
 * @param by signed sum of their facts
 */
public record Change(Kind kind, long declarationsTouched, Measured by) {

    /** What became of a declaration on this day, after the publication. */
    public enum Kind {
        /** Counted for the first time. */
        LATE,
        /** Taken back and counted again: amended, or a rate was corrected. */
        CORRECTED,
        /** Taken back: withdrawn, reopened, or counted on another day or at another gate now. */
        TAKEN_BACK
    }
}
