package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The crossings whose vehicles are called. Theirs is the last word: a vehicle that was held or
 * turned back meanwhile takes no call, and keeps its place. Whoever declines a call assesses the
 * vehicle anew in the same transaction, so that the next turn knows why and calls somebody else.
 */
public interface CrossingCalls {

    /** A call, with everything that says why it and no other was called. */
    record Summons(
            UUID crossing,
            String ticket,
            String lane,
            String order,
            String rule,
            int overtook,
            @Nullable String intervention,
            Instant at,
            Instant comeBy) {}

    /** A call that cannot be kept. */
    record Revocation(UUID crossing, String lane, String code, Instant at) {}

    /** Calls them in the caller's transaction; those that took the call come back. */
    Mono<Set<UUID>> call(List<Summons> calls);

    /** Takes calls back in the caller's transaction; those that had one come back. */
    Mono<Set<UUID>> revoke(List<Revocation> calls);
}
