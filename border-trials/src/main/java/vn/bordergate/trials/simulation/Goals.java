package vn.bordergate.trials.simulation;

import java.util.Map;
import java.util.Objects;
import vn.bordergate.trials.bench.Figures;

/** What the published order should reach on the model days that come with the product. */
final class Goals {

    private static final double TO_FIRST_COME_MAX = 0.40;
    private static final double ALL_TO_FIRST_COME_MAX = 1.02;
    private static final double OTHERS_TO_STRICT_MAX = 0.95;

    /** Perishables' mean waiting against the one that they would have alone. */
    private static final Map<String, Double> TO_BOUND_MAX =
            Map.of("kim-thanh-700", 1.4, "kim-thanh-700-closure", 1.4, "kim-thanh-700-slow", 3.0);

    private Goals() {}

    /**
     * Adds the figures of a day. The goals are of the whole day; each direction is told beside
     * them, and a day that has no goals is told without.
     */
    static void add(Contest contest, int overtakingMax, Figures figures) {
        String day = contest.model().name();
        Double toBoundMax = TO_BOUND_MAX.get(day);
        Map<String, Map<Contender, Result>> scopes = contest.scopes();
        String whole = whole(contest);
        Map<Contender, Result> ofWhole = Objects.requireNonNull(scopes.get(whole));
        Ratios ratios = Ratios.of(ofWhole);
        if (toBoundMax == null) {
            tell(day, ratios, figures);
        } else {
            figures.atMost(
                    day + "-perishables-mean-to-first-come",
                    ratios.toFirstCome(),
                    "ratio",
                    TO_FIRST_COME_MAX);
            figures.atMost(
                    day + "-perishables-mean-to-bound", ratios.toBound(), "ratio", toBoundMax);
            figures.atMost(
                    day + "-all-mean-to-first-come",
                    ratios.allToFirstCome(),
                    "ratio",
                    ALL_TO_FIRST_COME_MAX);
            figures.atMost(
                    day + "-others-p95-to-strict",
                    ratios.othersToStrict(),
                    "ratio",
                    OTHERS_TO_STRICT_MAX);
            scopes.entrySet().stream()
                    .filter(scope -> !scope.getKey().equals(whole))
                    .forEach(
                            scope ->
                                    tell(
                                            day + "-" + scope.getKey(),
                                            Ratios.of(scope.getValue()),
                                            figures));
        }
        figures.atMost(day + "-overtaken-most", ratios.overtakenMost(), "times", overtakingMax);
    }

    /** The name of both directions together, or of the only one. */
    private static String whole(Contest contest) {
        return contest.scopes().containsKey(Contest.BOTH)
                ? Contest.BOTH
                : contest.scopes().keySet().iterator().next();
    }

    /** What the published order reached over the whole days of a contest. */
    static Ratios reached(Contest contest) {
        return Ratios.of(Objects.requireNonNull(contest.scopes().get(whole(contest))));
    }

    private static void tell(String what, Ratios ratios, Figures figures) {
        figures.limit(what + "-perishables-mean-to-first-come", ratios.toFirstCome(), "ratio");
        figures.limit(what + "-perishables-mean-to-bound", ratios.toBound(), "ratio");
        figures.limit(what + "-all-mean-to-first-come", ratios.allToFirstCome(), "ratio");
        figures.limit(what + "-others-p95-to-strict", ratios.othersToStrict(), "ratio");
    }

    /**
     * Mean waiting of perishables, of all, and what the unluckiest of the others waited.
     *
     * @param overtakenMost of any vehicle of any day
     */
    record Ratios(
            double toFirstCome,
            double toBound,
            double allToFirstCome,
            double othersToStrict,
            int overtakenMost) {

        static Ratios of(Map<Contender, Result> results) {
            Result ours = of(results, Contender.PUBLISHED);
            Result firstCome = of(results, Contender.FIRST_COME);
            Result strict = of(results, Contender.STRICT);
            Result alone = of(results, Contender.PERISHABLES_ALONE);
            return new Ratios(
                    ours.perishables.mean() / firstCome.perishables.mean(),
                    ours.perishables.mean() / alone.perishables.mean(),
                    ours.all.mean() / firstCome.all.mean(),
                    ours.others.percentile(95) / strict.others.percentile(95),
                    ours.overtakenMost());
        }

        static Result of(Map<Contender, Result> results, Contender contender) {
            return Objects.requireNonNull(results.get(contender));
        }
    }
}
