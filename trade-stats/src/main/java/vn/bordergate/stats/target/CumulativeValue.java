package vn.bordergate.stats.target;

import java.math.BigDecimal;

/** What has come together from New Year to the end of the period ("lũy kế"). */
public record CumulativeValue(BigDecimal value) {}
