package vn.bordergate.stats.target;

import java.math.BigDecimal;

/**
 * The figure as a share of that of the same period of last year ("bằng X % cùng kỳ"): 100 % is as
 * much as then. Not to be read as growth, see {@link YoyGrowth}.
 */
public record YoyRatio(BigDecimal now, BigDecimal then) {

    public YoyRatio {
        var unused = new Share(now, then);
    }

    /** Of two figures that may be missing; a past of zero is said, not divided by. */
    public static Told<YoyRatio> of(Told<BigDecimal> now, Told<BigDecimal> then) {
        return Standing.divided(now, then, Told.Silence.PAST_ZERO, YoyRatio::new);
    }

    /** Per cent with two decimals. */
    public BigDecimal percent() {
        return new Share(now, then).percent();
    }

    /** The same two figures as growth, from the exact numbers. */
    public YoyGrowth growth() {
        return new YoyGrowth(now, then);
    }
}
