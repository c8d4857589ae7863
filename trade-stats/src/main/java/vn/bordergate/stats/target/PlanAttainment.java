package vn.bordergate.stats.target;

import java.math.BigDecimal;

/** The actual figure as a share of the plan of the same period (planAttainment, % kế hoạch). */
public record PlanAttainment(BigDecimal actual, BigDecimal plan) {

    public PlanAttainment {
        var unused = new Share(actual, plan);
    }

    /** Per cent with two decimals. */
    public BigDecimal percent() {
        return new Share(actual, plan).percent();
    }
}
