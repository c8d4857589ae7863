package vn.bordergate.stats.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.target.Told.Silence;

/**
 * How an indicator stood to plan and past when a report was made: the numbers, in no language.
 *
 * @param indicator by its name in the table
 * @param scope by its name in the table
 * @param unit of all values
 * @param span of the year, as a file says it
 * @param past of the same period of last year, where the two can be compared
 * @param cumulative since New Year
 */
public record PlanFigures(
        String indicator,
        String scope,
        String unit,
        String span,
        BigDecimal actual,
        @Nullable BigDecimal plan,
        @Nullable BigDecimal past,
        @Nullable BigDecimal cumulative,
        @Nullable BigDecimal yearPlan) {

    /**
     * Of a line of the plan; null where there is nothing to compare, or nothing to compare with.
     */
    public static @Nullable PlanFigures of(PlanLine line, Span span) {
        BigDecimal actual = line.actual().orNull();
        BigDecimal plan = line.plan().orNull();
        BigDecimal yearPlan = line.yearPlan().orNull();
        YoyRatio ratio = line.standing().ratio().orNull();
        if (actual == null || (plan == null && yearPlan == null && ratio == null)) {
            return null;
        }
        CumulativeValue cumulative = line.standing().cumulative().orNull();
        return new PlanFigures(
                line.indicator().name(),
                line.scope().name(),
                line.unit().text(),
                span.text(),
                actual,
                plan,
                ratio == null ? null : line.unit().of(ratio.then()),
                cumulative == null ? null : cumulative.value(),
                yearPlan);
    }

    /** The five figures. */
    Standing standing() {
        return Standing.of(
                new Standing.Basis(
                        Told.known(actual),
                        told(plan, Silence.NO_PLAN),
                        told(past, Silence.NO_PAST),
                        told(cumulative, Silence.PARTS_MISSING),
                        told(yearPlan, Silence.NO_PLAN)));
    }

    private static Told<BigDecimal> told(@Nullable BigDecimal value, Silence otherwise) {
        return value == null ? Told.silent(otherwise) : Told.known(value);
    }
}
