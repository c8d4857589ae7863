package vn.bordergate.ingest.declaring;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.ProgressTable;
import vn.bordergate.ingest.tracking.Status;
import vn.bordergate.web.FaultsException;

/** What other rooms of the gate may know of a declaration. */
@Component
public final class LodgedDeclarations {

    private static final String GATE =
            "select content::jsonb ->> 'gate' as gate from declaration where declaration_id = $1";

    private final Declarations declarations;
    private final ProgressTable progress;
    private final Door<Lodgement, Outcome> door;
    private final DatabaseClient database;

    LodgedDeclarations(
            Declarations declarations,
            ProgressTable progress,
            Door<Lodgement, Outcome> door,
            DatabaseClient database) {
        this.database = database;
        this.declarations = declarations;
        this.progress = progress;
        this.door = door;
    }

    /**
     * One declaration as it stands.
     *
     * @param firm that declares it
     * @param lodgedBy subject of the token it was lodged with
     */
    public record Lodged(
            DeclarationId declarationId,
            FirmNumber firm,
            String lodgedBy,
            int generation,
            Status status) {}

    /** Empty where there is none. */
    public Mono<Lodged> find(UUID id) {
        return declarations.find(id).flatMap(this::standing);
    }

    /** The same, locked until the caller's transaction ends. */
    public Mono<Lodged> lock(UUID id) {
        return declarations.findForChange(id).flatMap(this::standing);
    }

    /** The gate that the declaration names as it stands. */
    public Mono<GateCode> gate(DeclarationId id) {
        return database.sql(GATE)
                .bind(0, id.value())
                .map(row -> new GateCode(String.valueOf(row.get("gate", String.class))))
                .one();
    }

    /**
     * The work on the database under the door's breaker and time limit; what is a failure of the
     * machinery becomes the answer that the gate is unavailable.
     */
    public <T> Mono<T> guarded(Mono<T> work) {
        return door.guarded(work).onErrorMap(UnavailableException.class, Refusals::unavailable);
    }

    /** Also the answer to someone else's declaration: whether it exists is not theirs to know. */
    public static FaultsException notFound() {
        return Refusals.notFound();
    }

    private Mono<Lodged> standing(Stored stored) {
        DeclarationId id = stored.declarationId();
        return progress.find(List.of(id))
                .map(known -> known.getOrDefault(id, Progress.none(id)))
                .map(
                        found ->
                                new Lodged(
                                        id,
                                        stored.firm(),
                                        stored.lodgedBy(),
                                        stored.generation(),
                                        Standing.of(stored, found).status()));
    }
}
