package vn.bordergate.trials.bench;

/** How long the benchmark of the fold takes; {@code --quick} is for trying it. */
record FoldScale(int warmUp, int measured, int years, int gates, int questions) {

    static final FoldScale FULL = new FoldScale(500_000, 5_000_000, 5, 12, 500);
    static final FoldScale QUICK = new FoldScale(60_000, 240_000, 2, 3, 60);

    int facts() {
        return warmUp + measured;
    }
}
