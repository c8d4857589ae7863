package vn.bordergate.ingest.declaring;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.ProgressTable;

/** Where declarations stand, for those who may look at them. */
@Component
class Standings {

    private final Declarations declarations;
    private final ProgressTable progress;
    private final Door<Lodgement, Outcome> door;

    Standings(Declarations declarations, ProgressTable progress, Door<Lodgement, Outcome> door) {
        this.declarations = declarations;
        this.progress = progress;
        this.door = door;
    }

    Mono<Standing> find(UUID id, FirmRights who) {
        Mono<Standing> found =
                declarations
                        .find(id)
                        .filter(stored -> who.mayLookAt(stored.firm()))
                        .flatMap(stored -> together(List.of(stored)).map(List::getFirst));
        return door.guarded(found).switchIfEmpty(Mono.error(Refusals::notFound));
    }

    Mono<List<Standing>> findByReference(String reference, FirmRights who) {
        return door.guarded(
                declarations.findByReference(reference, who).collectList().flatMap(this::together));
    }

    private Mono<List<Standing>> together(List<Stored> stored) {
        return progress.find(stored.stream().map(Stored::declarationId).toList())
                .map(known -> stored.stream().map(one -> together(one, known)).toList());
    }

    private static Standing together(Stored stored, Map<DeclarationId, Progress> known) {
        DeclarationId id = stored.declarationId();
        return Standing.of(stored, known.getOrDefault(id, Progress.none(id)));
    }
}
