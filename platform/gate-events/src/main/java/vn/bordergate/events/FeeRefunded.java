package vn.bordergate.events;

import java.time.Instant;

/**
 * A fee, or a part of it, was paid back.
 *
 * @param vnd dong that were paid back
 * @param receipt number of the receipt that it was paid by
 * @param code coded reason
 */
public record FeeRefunded(CrossingId crossingId, long vnd, String receipt, String code, Instant at)
        implements ClearanceCrossingEvent {}
