package vn.bordergate.events;

import java.time.Instant;

/**
 * A vehicle was announced, with a declaration or by itself, and is durably kept.
 *
 * @param by whose sign-in did it
 */
public record CrossingAnnounced(
        CrossingId crossingId, int generation, AnnouncedVehicle vehicle, Actor by, Instant at)
        implements GateCrossingEvent {}
