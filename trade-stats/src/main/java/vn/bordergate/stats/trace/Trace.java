package vn.bordergate.stats.trace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A figure and all declarations behind it, of one moment.
 *
 * @param figure as the totals had it
 * @param sum of the declarations; the same, or something is wrong
 * @param behind with what each adds, the largest first
 */
record Trace(Instant at, Sums figure, Sums sum, List<Behind> behind) {

    Trace {
        behind = List.copyOf(behind);
    }

    /** Whether the declarations are the figure, in every measure. */
    boolean addsUp() {
        return figure.equals(sum);
    }

    /** What declarations are together. */
    static Sums sum(List<Behind> behind) {
        return behind.stream().map(Behind::sums).reduce(Sums.NONE, Sums::plus);
    }

    /** What a declaration adds to the figure. */
    record Behind(UUID declarationId, Sums sums) {}

    /** Measures that add up over declarations. */
    record Sums(long usdCents, long vnd, long netMassGrams, long declarations) {

        static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(usdCents, other.usdCents),
                    Math.addExact(vnd, other.vnd),
                    Math.addExact(netMassGrams, other.netMassGrams),
                    Math.addExact(declarations, other.declarations));
        }
    }
}
