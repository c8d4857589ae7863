package vn.bordergate.stats.report;

/**
 * Sums of a line of a report.
 *
 * @param linesWithoutVnd goods lines that the dong lack, for want of a rate
 */
public record Sums(
        long declarations, long usdCents, long vnd, long linesWithoutVnd, long netMassGrams) {

    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(
                Math.addExact(declarations, other.declarations),
                Math.addExact(usdCents, other.usdCents),
                Math.addExact(vnd, other.vnd),
                Math.addExact(linesWithoutVnd, other.linesWithoutVnd),
                Math.addExact(netMassGrams, other.netMassGrams));
    }
}
