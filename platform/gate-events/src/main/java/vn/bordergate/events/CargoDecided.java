package vn.bordergate.events;

import java.time.Instant;

/**
 * Something was decided on a declaration that a vehicle with a ticket carries. Says that it was,
 * not what: whoever shows or calls the vehicle looks again.
 */
public record CargoDecided(CrossingId crossingId, Instant at) implements ClearanceCrossingEvent {}
