package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgress;
import vn.bordergate.ingest.tracking.CrossingProgressTable;
import vn.bordergate.ingest.tracking.CrossingStatus;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.ProgressTable;
import vn.bordergate.ingest.tracking.Status;
import vn.bordergate.web.FaultsException;

/** Whole declarations with their vehicles, for the pages of those who declared them. */
@Component
public final class DeclaredFiles {

    private final Declarations declarations;
    private final Crossings crossings;
    private final ProgressTable progress;
    private final CrossingProgressTable crossingProgress;
    private final Door<Lodgement, Outcome> door;

    DeclaredFiles(
            Declarations declarations,
            Crossings crossings,
            ProgressTable progress,
            CrossingProgressTable crossingProgress,
            Door<Lodgement, Outcome> door) {
        this.declarations = declarations;
        this.crossings = crossings;
        this.progress = progress;
        this.crossingProgress = crossingProgress;
        this.door = door;
    }

    /**
     * One declaration as it stands.
     *
     * @param heard whether what the authorities said is about this generation
     */
    public record DeclaredFile(
            DeclarationId id,
            int generation,
            FirmNumber firm,
            DeclaredContent content,
            Status status,
            Progress progress,
            boolean heard,
            Instant receivedAt,
            List<Vehicle> vehicles) {}

    /** One vehicle that carries it. */
    public record Vehicle(
            CrossingId id,
            int generation,
            AnnouncedVehicle vehicle,
            CrossingStatus status,
            CrossingProgress progress) {}

    /** Not found where they may not look at it: whether it exists is not theirs to know. */
    public Mono<DeclaredFile> find(UUID id, FirmRights who) {
        return door.guarded(
                        declarations
                                .find(id)
                                .filter(stored -> who.mayLookAt(stored.firm()))
                                .flatMap(
                                        stored ->
                                                Mono.zip(
                                                                declarations.content(id),
                                                                progress(stored),
                                                                vehicles(stored, who))
                                                        .map(
                                                                all ->
                                                                        file(
                                                                                stored,
                                                                                all.getT1(),
                                                                                all.getT2(),
                                                                                all.getT3()))))
                .switchIfEmpty(Mono.error(Refusals::notFound))
                .onErrorMap(UnavailableException.class, Refusals::unavailable);
    }

    /** Also the answer to someone else's declaration: whether it exists is not theirs to know. */
    public static FaultsException notFound() {
        return Refusals.notFound();
    }

    private Mono<Progress> progress(Stored stored) {
        DeclarationId id = stored.declarationId();
        return progress.find(List.of(id)).map(known -> known.getOrDefault(id, Progress.none(id)));
    }

    private Mono<List<Vehicle>> vehicles(Stored stored, FirmRights who) {
        return crossings
                .findByDeclaration(stored.declarationId().value(), who)
                .collectList()
                .flatMap(
                        found ->
                                crossingProgress
                                        .find(
                                                found.stream()
                                                        .map(StoredCrossing::crossingId)
                                                        .toList())
                                        .map(known -> vehicles(found, known)));
    }

    private static List<Vehicle> vehicles(
            List<StoredCrossing> found, Map<CrossingId, CrossingProgress> known) {
        return found.stream()
                .map(stored -> CrossingStanding.of(stored, known))
                .map(
                        standing ->
                                new Vehicle(
                                        standing.stored().crossingId(),
                                        standing.stored().generation(),
                                        standing.stored().vehicle(),
                                        standing.status(),
                                        standing.progress()))
                .toList();
    }

    private static DeclaredFile file(
            Stored stored, DeclaredContent content, Progress known, List<Vehicle> vehicles) {
        return new DeclaredFile(
                stored.declarationId(),
                stored.generation(),
                stored.firm(),
                content,
                Standing.of(stored, known).status(),
                known,
                known.generation() >= stored.generation(),
                stored.receivedAt(),
                vehicles);
    }
}
