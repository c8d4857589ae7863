package vn.bordergate.ingest.declaring;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgress;
import vn.bordergate.ingest.tracking.CrossingProgressTable;
import vn.bordergate.ingest.tracking.CrossingStatus;

/** Crossings for the other rooms of this service. */
@Component
public final class AnnouncedCrossings {

    private final CrossingStandings standings;
    private final Crossings crossings;
    private final CrossingProgressTable progress;
    private final Door<Lodgement, Outcome> door;

    AnnouncedCrossings(
            CrossingStandings standings,
            Crossings crossings,
            CrossingProgressTable progress,
            Door<Lodgement, Outcome> door) {
        this.standings = standings;
        this.crossings = crossings;
        this.progress = progress;
        this.door = door;
    }

    /**
     * What was announced and how far it is.
     *
     * @param status with what was asked for and is not done yet
     */
    public record Announced(
            CrossingId crossingId,
            int generation,
            AnnouncedVehicle vehicle,
            CrossingStatus status,
            CrossingProgress progress) {

        static Announced of(CrossingStanding standing) {
            return new Announced(
                    standing.stored().crossingId(),
                    standing.stored().generation(),
                    standing.stored().vehicle(),
                    standing.status(),
                    standing.progress());
        }
    }

    /** One of a firm that they may look at; another's is answered as if there were none. */
    public Mono<Announced> own(UUID id, FirmRights who) {
        return standings
                .find(id, who)
                .map(Announced::of)
                .onErrorMap(UnavailableException.class, Refusals::unavailable);
    }

    /** The same, for who may declare for that firm. */
    public Mono<Announced> ownToChange(UUID id, FirmRights who) {
        return own(id, who)
                .doOnNext(
                        own ->
                                CrossingRefusals.requireAnnouncing(
                                        who, FirmNumber.of(own.vehicle().announcer()), ""));
    }

    /** Whosever it is; for those who were let in by something else than an account. */
    public Mono<Announced> any(UUID id) {
        return door.guarded(
                        crossings
                                .find(id)
                                .flatMap(
                                        stored ->
                                                progress.find(List.of(stored.crossingId()))
                                                        .map(
                                                                known ->
                                                                        CrossingStanding.of(
                                                                                stored, known))))
                .map(Announced::of)
                .onErrorMap(UnavailableException.class, Refusals::unavailable);
    }
}
