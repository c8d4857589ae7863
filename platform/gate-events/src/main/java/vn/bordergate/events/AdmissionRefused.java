package vn.bordergate.events;

import java.time.Instant;

/**
 * A vehicle was not let into a yard.
 *
 * @param yard code of the yard it came to
 * @param code coded reason, such as {@code YARDS_FULL}
 */
public record AdmissionRefused(CrossingId crossingId, String yard, String code, Instant at)
        implements ClearanceCrossingEvent {}
