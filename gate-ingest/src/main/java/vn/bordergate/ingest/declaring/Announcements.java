package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCrossingEvent;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.declaring.form.CanonicalVehicle;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;

/** Prepares what was read of vehicles for the books. */
final class Announcements {

    private final EventJson json;
    private final Supplier<DeclarationId> ids;

    Announcements(EventJson json, Supplier<DeclarationId> ids) {
        this.json = json;
        this.ids = ids;
    }

    Announcement prepare(
            AnnouncedVehicle vehicle, List<Remark> remarks, FirmRights who, Instant now) {
        CrossingId id = new CrossingId(ids.get().value());
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        return announcement(
                new CrossingAnnounced(
                        id, 1, vehicle, Lodgements.declarant(who.subject()), receivedAt),
                vehicle,
                remarks,
                who);
    }

    /** The same for a generation after the first. */
    Announcement prepareAmendment(
            CrossingId id,
            int generation,
            AnnouncedVehicle vehicle,
            List<Remark> remarks,
            FirmRights who,
            Instant now) {
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        return announcement(
                new CrossingAmended(
                        id, generation, vehicle, Lodgements.declarant(who.subject()), receivedAt),
                vehicle,
                remarks,
                who);
    }

    private Announcement announcement(
            GateCrossingEvent event,
            AnnouncedVehicle vehicle,
            List<Remark> remarks,
            FirmRights who) {
        return new Announcement(
                event.crossingId(),
                event.generation(),
                who,
                vehicle,
                remarks,
                CanonicalVehicle.hash(vehicle),
                json.write(vehicle),
                json.write(remarks),
                event.at(),
                json.entry(event));
    }
}
