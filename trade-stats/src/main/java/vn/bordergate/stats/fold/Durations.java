package vn.bordergate.stats.fold;

import java.time.Duration;

/**
 * Fixed buckets of durations, each four per cent wider than the one before: a duration that is told
 * from its bucket is wrong by two per cent at most. Counts of two times or places add up bucket by
 * bucket, which percentiles themselves do not.
 */
public final class Durations {

    /** How far a told duration may be from the true one. */
    public static final double ERROR_MAX = 0.02;

    private static final double GROWTH = (1 + ERROR_MAX) / (1 - ERROR_MAX);
    private static final double LOG_GROWTH = Math.log(GROWTH);

    /** Longer is told as this: nothing at a gate takes a year. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int LAST = above(LONGEST.toSeconds());

    private Durations() {}

    /** The bucket of a duration; the first holds what took a second or less, or less than none. */
    public static int bucket(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds <= 1 ? 0 : Math.min(above(seconds), LAST);
    }

    /** What every duration of a bucket is told as, in seconds. */
    public static double seconds(int bucket) {
        return bucket <= 0 ? 0 : 2 * Math.pow(GROWTH, bucket) / (GROWTH + 1);
    }

    private static int above(long seconds) {
        return (int) Math.ceil(Math.log(seconds) / LOG_GROWTH);
    }
}
