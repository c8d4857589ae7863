package vn.bordergate.trials.simulation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Tables for people. Minutes, over all vehicles of all days that were drawn. */
final class Report {

    private static final String HEAD =
            "%-30s %6s %6s  %6s %6s  %6s %6s  %8s %8s %6s %6s%n"
                    .formatted(
                            "",
                            "mean",
                            "p95",
                            "mean",
                            "p95",
                            "mean",
                            "p95",
                            "over 4 h",
                            "not",
                            "over-",
                            "lanes");

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(Contest contest, int seeds) {
        out.printf(
                "%n%s: %s%n%d days drawn; minutes from ready to lane%n",
                contest.model().name(), contest.model().note(), seeds);
        for (Map.Entry<String, Map<Contender, Result>> scope : contest.scopes().entrySet()) {
            out.printf(
                    "%n%-30s %-13s  %-13s  %-13s  %8s %8s %6s %6s%n",
                    scope.getKey(),
                    "all",
                    "perishables",
                    "others",
                    "vehicles",
                    "taken",
                    "taken",
                    "in use");
            out.print(HEAD);
            scope.getValue().forEach(this::line);
        }
    }

    private void line(Contender contender, Result result) {
        boolean alone = contender == Contender.PERISHABLES_ALONE;
        boolean known = contender == Contender.SHORTEST_FIRST;
        out.printf(
                "%-30s %13s  %13s  %13s  %8s %8s %6s %6s%n",
                contender.title,
                alone ? "" : pair(result.all),
                known ? "" : pair(result.perishables),
                alone || known ? "" : pair(result.others),
                alone ? "" : number("%.1f", result.overFourHours()),
                alone ? "" : number("%.1f", result.leftOver()),
                alone || known ? "" : Integer.toString(result.overtakenMost()),
                alone || known ? "" : number("%.0f %%", 100 * result.laneUse()));
    }

    private static String pair(Waits waits) {
        return String.format(Locale.ROOT, "%6.1f %6.1f", waits.mean(), waits.percentile(95));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
