package vn.bordergate.events;

import java.time.Instant;

/** What was announced of a vehicle was replaced; gate and direction stay as they were. */
public record CrossingAmended(
        CrossingId crossingId, int generation, AnnouncedVehicle vehicle, Actor by, Instant at)
        implements GateCrossingEvent {}
