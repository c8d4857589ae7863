package vn.bordergate.events;

import java.time.Instant;

/**
 * What a passage costs (phí sử dụng hạ tầng), before anybody pays.
 *
 * @param vnd dong
 * @param tariff version of the fee table
 * @param row its row
 */
public record FeeQuoted(CrossingId crossingId, long vnd, String tariff, String row, Instant at)
        implements ClearanceCrossingEvent {}
