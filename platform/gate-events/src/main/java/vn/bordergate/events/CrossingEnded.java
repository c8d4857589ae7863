package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A crossing ended without being made.
 *
 * @param code coded reason, where somebody gave one
 */
public record CrossingEnded(
        CrossingId crossingId,
        GateCode gate,
        CrossingEnding ending,
        @Nullable String code,
        Instant at)
        implements ClearanceCrossingEvent {}
