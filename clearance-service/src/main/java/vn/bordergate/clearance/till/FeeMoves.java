package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;

/**
 * Is told of vehicles whose fee has become settled, or is settled no longer, in the transaction in
 * which it does: for whoever decides whether they are ready. Accounts are locked before it is told.
 */
@FunctionalInterface
public interface FeeMoves {

    Mono<Void> moved(Collection<CrossingId> crossings, Instant at);

    /** Where nobody wants to know. */
    static FeeMoves unheard() {
        return (_, _) -> Mono.empty();
    }
}
