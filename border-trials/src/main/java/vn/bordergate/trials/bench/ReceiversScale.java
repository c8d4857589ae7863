package vn.bordergate.trials.bench;

/** How many receivers are told of how much; {@code --quick} is for trying it. */
record ReceiversScale(int receivers, int perSecond, int warmUpRounds) {

    /** One in so many hangs. */
    static final int HANGS_EVERY = 20;

    static final ReceiversScale FULL = new ReceiversScale(10_000, 500, 3);
    static final ReceiversScale QUICK = new ReceiversScale(1_000, 200, 1);
}
