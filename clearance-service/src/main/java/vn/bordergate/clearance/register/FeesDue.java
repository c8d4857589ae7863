package vn.bordergate.clearance.register;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;

/** Who knows which vehicles owe a fee. */
@FunctionalInterface
public interface FeesDue {

    /**
     * Those of the vehicles that owe something, as of the caller's transaction. Whoever settles or
     * refunds a fee asks for the vehicle to be assessed anew ({@link CrossingWork}).
     */
    Mono<Set<CrossingId>> among(Collection<CrossingId> vehicles);
}
