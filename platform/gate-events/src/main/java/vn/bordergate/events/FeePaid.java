package vn.bordergate.events;

import java.time.Instant;

/**
 * A fee was paid.
 *
 * @param vnd dong
 * @param receipt number of the receipt
 */
public record FeePaid(CrossingId crossingId, long vnd, String receipt, Instant at)
        implements ClearanceCrossingEvent {}
