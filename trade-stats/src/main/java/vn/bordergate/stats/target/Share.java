package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One number of another, exact: it is divided once, when it is written down. */
record Share(BigDecimal part, BigDecimal whole) {

    /** Decimals of a per cent figure in a report. */
    static final int PERCENT_DECIMALS = 2;

    Share {
        if (whole.signum() <= 0) {
            throw new IllegalArgumentException("a share of " + whole);
        }
    }

    /** Rounded half up, away from zero, as a statistician rounds. */
    BigDecimal percent() {
        return part.movePointRight(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
