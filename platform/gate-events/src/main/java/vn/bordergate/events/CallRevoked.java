package vn.bordergate.events;

import java.time.Instant;

/**
 * A call no longer stands; the vehicle keeps its place.
 *
 * @param lane code of the lane it was called to
 * @param code coded reason, such as {@code DECLARATION_HELD} or {@code LANE_CLOSED}
 */
public record CallRevoked(CrossingId crossingId, String lane, String code, Instant at)
        implements ClearanceCrossingEvent {}
