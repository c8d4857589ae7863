package vn.bordergate.events;

import java.time.Instant;

/** A vehicle that had delivered came back empty. */
public record VehicleReturned(CrossingId crossingId, GateCode gate, Direction direction, Instant at)
        implements ClearanceCrossingEvent {}
