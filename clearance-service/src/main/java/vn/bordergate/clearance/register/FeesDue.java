package vn.bordergate.clearance.register;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;

/** Who knows which vehicles owe a fee. */
@FunctionalInterface
public interface FeesDue {

    /**
     * Those of the vehicles that owe something, as of the caller's transaction. Whoever settles or
     * refunds a fee asks for the vehicle to be assessed anew ({@link CrossingWork}).
     *
     * @param vehicles with the announcement of each that stands: a fee of an older one says nothing
     *     of what is on the vehicle now
     */
    Mono<Set<CrossingId>> among(Map<CrossingId, Integer> vehicles);
}
