package vn.bordergate.stats.target;

import java.math.BigDecimal;

/** What has come together since New Year as a share of the plan of the year. */
public record CumulativeAttainment(BigDecimal cumulative, BigDecimal yearPlan) {

    public CumulativeAttainment {
        var unused = new Share(cumulative, yearPlan);
    }

    /** Per cent with two decimals. */
    public BigDecimal percent() {
        return new Share(cumulative, yearPlan).percent();
    }
}
