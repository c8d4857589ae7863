package vn.bordergate.ingest.declaring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgress;
import vn.bordergate.ingest.tracking.CrossingStatus;
import vn.bordergate.ingest.tracking.QueuePlace;
import vn.bordergate.web.Language;

/**
 * Where a crossing stands.
 *
 * @param statusName in the language of the request
 * @param lacking codes of what the vehicle still lacks before it may be called
 * @param lane where it was called to
 * @param reasonCode why it was not admitted, its call was taken back, or it ended
 * @param queue where it stands in the queue of its gate, while it waits in the yard
 * @param changedAt when the gate last said something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossingView(
        CrossingId crossingId,
        int generation,
        String reference,
        CrossingStatus status,
        String statusName,
        String plate,
        List<DeclarationId> declarations,
        @Nullable String ticket,
        @Nullable String yard,
        @Nullable List<String> lacking,
        @Nullable String lane,
        @Nullable String barrier,
        @Nullable String reasonCode,
        CrossingProgress.@Nullable Fee fee,
        @Nullable QueuePlace queue,
        Instant receivedAt,
        @Nullable Instant changedAt,
        List<Remark> remarks,
        String contentHash,
        CrossingReceipt.Links links) {

    static CrossingView of(CrossingStanding standing, FirmRights who, Language language) {
        StoredCrossing stored = standing.stored();
        AnnouncedVehicle vehicle = stored.vehicle();
        CrossingProgress progress = standing.progress();
        CrossingProgress.Known known = progress.known();
        return new CrossingView(
                stored.crossingId(),
                stored.generation(),
                vehicle.reference(),
                standing.status(),
                standing.status().name(language.locale()),
                vehicle.plate().value(),
                vehicle.declarations(),
                known.ticket(),
                known.yard(),
                known.lacking(),
                known.lane(),
                known.barrier(),
                known.reasonCode(),
                who.maySeePricesOf(FirmNumber.of(vehicle.announcer())) ? known.fee() : null,
                known.place(),
                stored.receivedAt(),
                progress.at().equals(Instant.EPOCH) ? null : progress.at(),
                stored.remarks(),
                stored.contentHash(),
                CrossingReceipt.Links.of(stored.crossingId()));
    }
}
