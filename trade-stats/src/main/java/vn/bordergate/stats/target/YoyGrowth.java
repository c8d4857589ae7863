package vn.bordergate.stats.target;

import java.math.BigDecimal;

/**
 * By how much the figure is above or below that of the same period of last year ("tăng X %", "giảm
 * X %"): 0 % is as much as then. Not to be read as a ratio, see {@link YoyRatio}.
 */
public record YoyGrowth(BigDecimal now, BigDecimal then) {

    public YoyGrowth {
        var unused = new Share(now, then);
    }

    /** Per cent with two decimals; below zero where it fell. */
    public BigDecimal percent() {
        return new Share(now.subtract(then), then).percent();
    }

    /** 1 where it rose, -1 where it fell, however little. */
    public int direction() {
        return now.compareTo(then);
    }
}
