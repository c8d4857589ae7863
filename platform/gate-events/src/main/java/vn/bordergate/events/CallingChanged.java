package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The gate has stopped calling a vehicle that is ready and waits, for a reason that is not its own,
 * or goes on calling it.
 *
 * @param obstacle {@code GATE_CLOSED}, {@code ROUTE_CLOSED}, {@code OUT_OF_HOURS}, {@code
 *     NO_OPEN_LANE} or {@code INTAKE_EXHAUSTED}; null where it waits for its turn again
 */
public record CallingChanged(CrossingId crossingId, @Nullable String obstacle, Instant at)
        implements ClearanceCrossingEvent {}
