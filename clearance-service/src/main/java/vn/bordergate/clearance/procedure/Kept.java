package vn.bordergate.clearance.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How a step was kept of late.
 *
 * @param done times that it was done
 * @param inTimeShare of them those that were not late, as a ratio
 * @param averageMinutes from when its limit began
 * @param nineInTenMinutes nine in ten took no longer
 */
record Kept(long done, BigDecimal inTimeShare, long averageMinutes, int nineInTenMinutes) {

    private static final int SHARE_DECIMALS = 3;
    private static final long OF_TEN = 10;
    private static final long NINE = 9;

    /**
     * Times that were no longer than a bound and longer than the one below it.
     *
     * @param late of all, counted when they became so
     */
    record Bucket(int withinMinutes, long done, long late, long minutes) {}

    /** Of the parts of one step, in the order of their bounds; nothing where it was not done. */
    static Optional<Kept> of(List<Bucket> parts) {
        long done = parts.stream().mapToLong(Bucket::done).sum();
        if (done == 0) {
            return Optional.empty();
        }
        long late = Math.min(done, parts.stream().mapToLong(Bucket::late).sum());
        long minutes = parts.stream().mapToLong(Bucket::minutes).sum();
        BigDecimal share =
                BigDecimal.valueOf(done - late)
                        .divide(BigDecimal.valueOf(done), SHARE_DECIMALS, RoundingMode.DOWN);
        return Optional.of(new Kept(done, share, minutes / done, nineInTen(parts, done)));
    }

    private static int nineInTen(List<Bucket> parts, long done) {
        long so = 0;
        int bound = 0;
        for (Bucket part : parts) {
            so += part.done();
            bound = part.withinMinutes();
            if (so * OF_TEN >= done * NINE) {
                break;
            }
        }
        return bound;
    }
}
