package vn.bordergate.trials.bench;

/** How long the benchmark of readings takes; {@code --quick} is for trying it. */
record ReadingsScale(
        int poured,
        int pouredWarmUp,
        int singleWarmUpSeconds,
        int singleSeconds,
        int steadySeconds) {

    static final ReadingsScale FULL = new ReadingsScale(400_000, 100_000, 60, 20, 60);
    static final ReadingsScale QUICK = new ReadingsScale(40_000, 20_000, 10, 5, 10);
}
