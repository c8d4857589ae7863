package vn.bordergate.events;

import java.time.Instant;

/**
 * A vehicle stands at a barrier.
 *
 * @param barrier {@code B1} at the border, {@code B2} inland
 */
public record VehicleAtBarrier(CrossingId crossingId, String barrier, Instant at)
        implements ClearanceCrossingEvent {}
