package vn.bordergate.stats.fold;

import vn.bordergate.events.TradeFact;

/**
 * The measures that may be added across currencies. All are signed sums but {@code facts}, which
 * counts how many facts were added, reversals included.
 *
 * @param vnd dong, over the facts that have a value in dong
 * @param factsWithoutVnd facts counted in the other measures but not in {@code vnd}; a reversal
 *     takes its fact out again
 * @param netMassGrams grams
 * @throws ArithmeticException from every operation whose sum does not fit, rather than a wrong one
 */
public record Sums(
        long usdCents,
        long vnd,
        long factsWithoutVnd,
        long netMassGrams,
        long declarations,
        long facts) {

    public static final Sums ZERO = new Sums(0, 0, 0, 0, 0, 0);

    /** What one fact adds. */
    public static Sums of(TradeFact fact) {
        Long vnd = fact.vnd();
        int sign = fact.sign();
        return new Sums(
                sign * fact.usdCents(),
                vnd == null ? 0 : Math.multiplyExact(sign, vnd),
                vnd == null ? sign : 0,
                sign * fact.netMassGrams(),
                (long) sign * fact.declarations(),
                1);
    }

    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(usdCents, other.usdCents),
                Math.addExact(vnd, other.vnd),
                Math.addExact(factsWithoutVnd, other.factsWithoutVnd),
                Math.addExact(netMassGrams, other.netMassGrams),
                Math.addExact(declarations, other.declarations),
                Math.addExact(facts, other.facts));
    }
}
