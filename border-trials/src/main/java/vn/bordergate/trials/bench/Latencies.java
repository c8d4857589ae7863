package vn.bordergate.trials.bench;

import java.util.Arrays;

/** Durations in milliseconds and their percentiles; made once the measuring is over. */
final class Latencies {

    private final double[] sortedMillis;

    Latencies(double[] millis) {
        sortedMillis = millis.clone();
        Arrays.sort(sortedMillis);
    }

    /** Nearest-rank percentile. */
    double percentile(double percent) {
        if (sortedMillis.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100 * sortedMillis.length);
        return sortedMillis[Math.max(rank, 1) - 1];
    }

    int count() {
        return sortedMillis.length;
    }
}
