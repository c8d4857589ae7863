package vn.bordergate.stats.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Looks at the facts by declaration: what was counted and what was taken back must net out, and of
 * the generations of a declaration at most one may count.
 */
final class Netting {

    private final Map<Counted, Net> nets = new HashMap<>();

    void add(RecountedFact fact) {
        nets.computeIfAbsent(
                        new Counted(fact.declaration(), fact.stage(), fact.generation()),
                        unseen -> new Net())
                .add(fact);
    }

    /** The declarations with something amiss. */
    Set<UUID> suspects() {
        Set<UUID> suspects = new HashSet<>();
        violations().forEach(violation -> suspects.add(violation.declarationId()));
        return suspects;
    }

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        Map<Counted, Integer> standing = new HashMap<>();
        nets.forEach(
                (counted, net) -> {
                    if (net.declarations < 0 || net.declarations > 1) {
                        violations.add(counted.violates(Violation.Kind.NOT_ONCE));
                    } else if (net.declarations == 0 && (net.facts != 0 || net.usdCents != 0)) {
                        violations.add(counted.violates(Violation.Kind.NOT_TAKEN_BACK_WHOLE));
                    }
                    if (net.facts != 0) {
                        standing.merge(counted.anyGeneration(), 1, Integer::sum);
                    }
                });
        standing.forEach(
                (counted, generations) -> {
                    if (generations > 1) {
                        violations.add(counted.violates(Violation.Kind.TWO_GENERATIONS));
                    }
                });
        violations.sort(Violation.ORDER);
        return violations;
    }

    private record Counted(UUID declaration, String stage, int generation) {

        Counted anyGeneration() {
            return new Counted(declaration, stage, 0);
        }

        Violation violates(Violation.Kind kind) {
            return new Violation(declaration, stage, generation, kind);
        }
    }

    private static final class Net {
        private int declarations;
        private int facts;
        private long usdCents;

        void add(RecountedFact fact) {
            declarations += (int) fact.sums()[RecountedFact.DECLARATIONS];
            facts += fact.sign();
            usdCents = Math.addExact(usdCents, fact.sums()[RecountedFact.USD_CENTS]);
        }
    }
}
