package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle was called to a lane.
 *
 * @param ticket number of its place in the yard
 * @param lane code of the lane
 * @param order version of the published order that decided
 * @param rule id of the rule that gave it its place
 * @param overtook how many it overtook by this call
 * @param intervention why an officer moved it, or null where nobody did
 */
public record LaneCalled(
        CrossingId crossingId,
        String ticket,
        String lane,
        String order,
        String rule,
        int overtook,
        @Nullable String intervention,
        Instant at)
        implements ClearanceCrossingEvent {}
