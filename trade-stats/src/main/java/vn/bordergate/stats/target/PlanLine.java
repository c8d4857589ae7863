package vn.bordergate.stats.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One indicator in one scope and period.
 *
 * @param unit in which its figures are told
 * @param actual in that unit
 * @param origin where the actual figure is from
 * @param counted what the gates counted, in that unit, where the board has entered another figure
 * @param plan of the same period, in that unit
 * @param yearPlan in that unit
 * @param standing the five figures; values in that unit
 */
public record PlanLine(
        Indicator indicator,
        Scope scope,
        Unit unit,
        Told<BigDecimal> actual,
        Origin origin,
        @Nullable BigDecimal counted,
        Told<BigDecimal> plan,
        Told<BigDecimal> yearPlan,
        Standing standing) {

    /** Where an actual figure is from. */
    public enum Origin {
        ENTERED,
        COUNTED,
        NONE
    }
}
