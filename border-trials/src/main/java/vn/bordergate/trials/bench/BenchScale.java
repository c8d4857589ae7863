package vn.bordergate.trials.bench;

/** How long a benchmark takes; {@code --quick} is for trying the benchmark itself. */
record BenchScale(
        int restSeconds,
        int bulkWarmUp,
        int bulkMeasured,
        int singleWarmUpSeconds,
        int singleSeconds,
        int latencySeconds) {

    static final BenchScale FULL = new BenchScale(20, 120_000, 400_000, 70, 20, 60);
    static final BenchScale QUICK = new BenchScale(5, 20_000, 40_000, 10, 5, 10);
}
