package vn.bordergate.trials.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Minutes that many vehicles waited. */
final class Waits {

    private final DoubleStream.Builder collected = DoubleStream.builder();
    private double[] sorted = {};
    private boolean closed;

    void add(double minutes) {
        collected.add(minutes);
    }

    double mean() {
        return Arrays.stream(sorted()).average().orElse(0);
    }

    /** The smallest that so many percent do not exceed. */
    double percentile(double percent) {
        double[] all = sorted();
        int rank = (int) Math.ceil(percent / 100 * all.length);
        return all.length == 0 ? 0 : all[Math.max(rank, 1) - 1];
    }

    long over(double minutes) {
        return Arrays.stream(sorted()).filter(one -> one > minutes).count();
    }

    private double[] sorted() {
        if (!closed) {
            sorted = collected.build().sorted().toArray();
            closed = true;
        }
        return sorted;
    }
}
