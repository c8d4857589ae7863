package vn.bordergate.ingest.tracking;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;

/**
 * Hears what moved, in the transaction that moved it: what an onlooker writes is seen together with
 * the status, or not at all.
 */
public interface Onlooker {

    Mono<Void> declarationsMoved(Map<DeclarationId, List<ClearanceDeclarationEvent>> events);

    Mono<Void> crossingsMoved(Map<CrossingId, List<ClearanceCrossingEvent>> events);
}
