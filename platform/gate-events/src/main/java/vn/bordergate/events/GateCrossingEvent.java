package vn.bordergate.events;

/** What was said at the gate about a crossing; topic {@code gate.crossings}. */
public sealed interface GateCrossingEvent extends PublishedEvent
        permits CrossingAnnounced, CrossingAmended, CrossingWithdrawn {

    CrossingId crossingId();

    /** 1 for what was announced first, one more with each amendment. */
    int generation();

    @Override
    default String key() {
        return crossingId().toString();
    }
}
