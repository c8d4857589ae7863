package vn.bordergate.stats.target;

import java.math.BigDecimal;
import vn.bordergate.stats.target.Told.Silence;

/**
 * How an actual figure stands: five figures under five names.
 *
 * @param attainment of the plan of the same period
 * @param ratio to the same period of last year
 * @param growth over the same period of last year
 * @param cumulative since New Year
 * @param cumulativeAttainment of the plan of the year
 */
public record Standing(
        Told<PlanAttainment> attainment,
        Told<YoyRatio> ratio,
        Told<YoyGrowth> growth,
        Told<CumulativeValue> cumulative,
        Told<CumulativeAttainment> cumulativeAttainment) {

    /**
     * What a standing is computed from, all in one unit.
     *
     * @param actual of the period
     * @param plan of the same period
     * @param past the same period of last year
     * @param cumulative from New Year to the end of the period
     * @param yearPlan of the whole year
     */
    public record Basis(
            Told<BigDecimal> actual,
            Told<BigDecimal> plan,
            Told<BigDecimal> past,
            Told<BigDecimal> cumulative,
            Told<BigDecimal> yearPlan) {}

    /** The five figures. */
    public static Standing of(Basis basis) {
        Told<YoyRatio> ratio = YoyRatio.of(basis.actual(), basis.past());
        return new Standing(
                divided(basis.actual(), basis.plan(), Silence.PLAN_ZERO, PlanAttainment::new),
                ratio,
                ratio.map(YoyRatio::growth),
                basis.cumulative().map(CumulativeValue::new),
                divided(
                        basis.cumulative(),
                        basis.yearPlan(),
                        Silence.PLAN_ZERO,
                        CumulativeAttainment::new));
    }

    static <T> Told<T> divided(
            Told<BigDecimal> part, Told<BigDecimal> whole, Silence zero, Quotient<T> quotient) {
        return switch (part) {
            case Told.Untold<BigDecimal>(Silence why) -> Told.silent(why);
            case Told.Known<BigDecimal>(BigDecimal above) ->
                    switch (whole) {
                        case Told.Untold<BigDecimal>(Silence why) -> Told.silent(why);
                        case Told.Known<BigDecimal>(BigDecimal below) ->
                                divided(above, below, zero, quotient);
                    };
        };
    }

    private static <T> Told<T> divided(
            BigDecimal above, BigDecimal below, Silence zero, Quotient<T> quotient) {
        if (below.signum() == 0) {
            return Told.silent(zero);
        }
        return above.signum() < 0 || below.signum() < 0
                ? Told.silent(Silence.NEGATIVE)
                : Told.known(quotient.of(above, below));
    }

    /** Which of the figures two numbers make. */
    interface Quotient<T> {
        T of(BigDecimal above, BigDecimal below);
    }
}
