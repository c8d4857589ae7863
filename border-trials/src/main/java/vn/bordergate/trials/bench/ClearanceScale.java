package vn.bordergate.trials.bench;

/** How long the benchmark of the clearance takes; {@code --quick} is for trying it. */
record ClearanceScale(
        int greenWarmUp, int green, int fiveWarmUp, int five, int openFiles, int pages) {

    static final ClearanceScale FULL =
            new ClearanceScale(200_000, 200_000, 60_000, 30_000, 100_000, 4_000);
    static final ClearanceScale QUICK =
            new ClearanceScale(20_000, 30_000, 2_000, 4_000, 20_000, 400);
}
