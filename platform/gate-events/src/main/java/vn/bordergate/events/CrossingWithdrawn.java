package vn.bordergate.events;

import java.time.Instant;

/** The announcer took a vehicle back. */
public record CrossingWithdrawn(CrossingId crossingId, int generation, Actor by, Instant at)
        implements GateCrossingEvent {}
