package vn.bordergate.stats.rebuild;

/** Where a rebuild may be cut off; a trial cuts it off at each. */
enum RebuildPoint {
    CLAIMED,
    READ,
    ADDED,
    COMMITTED,
    ANALYZED,
    FOLD_HELD,
    LAST_ADDED,
    SWITCHED;

    /** Is told of every point that is passed. */
    @FunctionalInterface
    interface Watch {
        void at(RebuildPoint point);
    }
}
