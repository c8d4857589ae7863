package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.JournalEntry;

/**
 * One sound vehicle on its way in, with everything that its transaction will write.
 *
 * @param crossingId the identity it gets if it is new
 * @param who announces it
 */
record Announcement(
        CrossingId crossingId,
        int generation,
        FirmRights who,
        AnnouncedVehicle vehicle,
        List<Remark> remarks,
        String contentHash,
        String contentJson,
        String remarksJson,
        Instant receivedAt,
        JournalEntry entry) {

    /** Subject of the sign-in. */
    String announcedBy() {
        return who.subject();
    }

    Lodgement.Key key() {
        return key(vehicle);
    }

    /** What makes two announcements one: the announcer and their own reference. */
    static Lodgement.Key key(AnnouncedVehicle vehicle) {
        return new Lodgement.Key(
                vehicle.reference(),
                vehicle.announcer().number(),
                vehicle.announcer().scheme().name());
    }

    /** Whether it says what was said before. */
    boolean repeats(StoredCrossing stored) {
        return contentHash.equals(stored.contentHash());
    }

    CrossingReceipt receipt() {
        return CrossingReceipt.of(
                crossingId, generation, vehicle.reference(), receivedAt, remarks, contentHash);
    }
}
