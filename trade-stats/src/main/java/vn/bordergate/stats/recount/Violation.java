package vn.bordergate.stats.recount;

import java.util.Comparator;
import java.util.UUID;

/**
 * A declaration whose facts cannot all be right.
 *
 * @param generation 0 where it is about all of them
 */
record Violation(UUID declarationId, String stage, int generation, Kind kind) {

    static final Comparator<Violation> ORDER =
            Comparator.comparing(Violation::declarationId)
                    .thenComparing(Violation::stage)
                    .thenComparingInt(Violation::generation);

    /** What is wrong. */
    enum Kind {
        /** A generation counts as more than one declaration, or as less than none. */
        NOT_ONCE,
        /** A generation no longer counts, but some of its value still does. */
        NOT_TAKEN_BACK_WHOLE,
        /** Two generations of one declaration count at the same time. */
        TWO_GENERATIONS
    }
}
