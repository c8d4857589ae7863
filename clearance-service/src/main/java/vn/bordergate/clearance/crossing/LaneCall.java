package vn.bordergate.clearance.crossing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle's call to a lane, with everything that says why it and no other was called.
 *
 * @param order version of the published order that decided
 * @param rule id of the rule that gave it its place
 * @param overtook how many it overtook
 * @param intervention why an officer moved it, or null where nobody did
 * @param comeBy until when it is awaited at the barrier
 */
public record LaneCall(
        String lane,
        String order,
        String rule,
        int overtook,
        @Nullable String intervention,
        Instant calledAt,
        Instant comeBy) {}
