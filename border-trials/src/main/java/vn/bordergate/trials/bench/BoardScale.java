package vn.bordergate.trials.bench;

/** How long the benchmark of the board takes; {@code --quick} is for trying it. */
record BoardScale(int watchers, int warmUpSeconds, int roundSeconds, int rounds) {

    static final BoardScale FULL = new BoardScale(1_000, 60, 30, 3);
    static final BoardScale QUICK = new BoardScale(1_000, 15, 10, 2);
}
