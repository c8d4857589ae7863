package vn.bordergate.stats.fold;

import vn.bordergate.events.DeclarantGroup;

/**
 * How many facts of each group of declarants count in a figure. As many groups as have any are at
 * least as many declarants, so that a figure may be kept back without need, but never shown without
 * right.
 */
public final class GroupCounts {

    private final long[] facts = new long[DeclarantGroup.COUNT];

    /** A group's facts; 0 once all were taken back. */
    public long of(int group) {
        return facts[group];
    }

    void add(int group, int sign) {
        facts[group] = Math.addExact(facts[group], sign);
    }
}
