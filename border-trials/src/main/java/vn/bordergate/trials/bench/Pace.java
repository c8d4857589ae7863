package vn.bordergate.trials.bench;

/** How fast a count grows once it has passed its warm-up. */
public final class Pace {

    private final long warmUp;
    private final long all;
    private long begunAt;
    private long begunNanos;
    private long endedNanos;

    public Pace(long warmUp, long all) {
        this.warmUp = warmUp;
        this.all = all;
    }

    /** Is told how much there is now; what is told after the end changes nothing. */
    public void at(long count) {
        if (begunNanos == 0 && count >= warmUp) {
            begunAt = count;
            begunNanos = System.nanoTime();
        }
        if (endedNanos == 0 && count >= all) {
            endedNanos = System.nanoTime();
        }
    }

    public double perSecond() {
        if (endedNanos == 0 || begunAt >= all) {
            throw new IllegalStateException("too few for a pace: " + begunAt + " of " + all);
        }
        return (all - begunAt) / ((endedNanos - begunNanos) / 1e9);
    }
}
