package vn.bordergate.ingest.declaring;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgressTable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Where crossings stand, for those who may look at them. */
@Component
class CrossingStandings {

    private final Crossings crossings;
    private final CrossingProgressTable progress;
    private final Door<Lodgement, Outcome> door;

    CrossingStandings(
            Crossings crossings, CrossingProgressTable progress, Door<Lodgement, Outcome> door) {
        this.crossings = crossings;
        this.progress = progress;
        this.door = door;
    }

    Mono<CrossingStanding> find(UUID id, FirmRights who) {
        return door.guarded(
                        crossings
                                .find(id)
                                .filter(stored -> who.mayLookAt(stored.firm()))
                                .flatMap(stored -> together(List.of(stored)).map(List::getFirst)))
                .switchIfEmpty(Mono.error(CrossingStandings::notFound));
    }

    Mono<List<CrossingStanding>> findByReference(String reference, FirmRights who) {
        return all(crossings.findByReference(reference, who));
    }

    Mono<List<CrossingStanding>> findByDeclaration(UUID declaration, FirmRights who) {
        return all(crossings.findByDeclaration(declaration, who));
    }

    /** Those of these that they may look at. */
    Mono<List<CrossingStanding>> findAll(List<UUID> ids, FirmRights who) {
        return all(crossings.findAll(ids, who));
    }

    /** Also the answer to another firm's crossing: whether it exists is not theirs to know. */
    static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "CROSSING_NOT_FOUND"));
    }

    private Mono<List<CrossingStanding>> all(Flux<StoredCrossing> found) {
        return door.guarded(found.collectList().flatMap(this::together));
    }

    private Mono<List<CrossingStanding>> together(List<StoredCrossing> stored) {
        return progress.find(stored.stream().map(StoredCrossing::crossingId).toList())
                .map(known -> stored.stream().map(s -> CrossingStanding.of(s, known)).toList());
    }
}
