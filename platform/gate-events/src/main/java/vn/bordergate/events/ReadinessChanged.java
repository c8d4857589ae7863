package vn.bordergate.events;

import java.time.Instant;
import java.util.List;

/**
 * What a vehicle in the yard still lacks before it may be called.
 *
 * @param lacking coded, such as {@code DECLARATION_NOT_CLEARED} or {@code FEE_DUE}; empty when it
 *     is ready
 */
public record ReadinessChanged(CrossingId crossingId, List<String> lacking, Instant at)
        implements ClearanceCrossingEvent {

    public ReadinessChanged {
        lacking = List.copyOf(lacking);
    }
}
