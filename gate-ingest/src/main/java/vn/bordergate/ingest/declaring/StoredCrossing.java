package vn.bordergate.ingest.declaring;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.journal.EventJson;

/** What the gate holds of one crossing. */
record StoredCrossing(
        CrossingId crossingId,
        String announcedBy,
        int generation,
        AnnouncedVehicle vehicle,
        String contentHash,
        List<Remark> remarks,
        Instant receivedAt,
        @Nullable Instant withdrawnAt) {

    static final String COLUMNS =
            """
            c.crossing_id, c.announced_by, c.generation, c.content, c.content_hash, c.remarks,
            c.received_at, c.withdrawn_at
            """;

    static StoredCrossing from(Readable row, EventJson json) {
        return new StoredCrossing(
                new CrossingId(there(row, "crossing_id", UUID.class)),
                there(row, "announced_by", String.class),
                there(row, "generation", Integer.class),
                json.read(there(row, "content", String.class), AnnouncedVehicle.class),
                there(row, "content_hash", String.class),
                List.of(json.read(there(row, "remarks", String.class), Remark[].class)),
                there(row, "received_at", Instant.class),
                row.get("withdrawn_at", Instant.class));
    }

    Lodgement.Key key() {
        return Announcement.key(vehicle);
    }

    FirmNumber firm() {
        return key().firm();
    }

    CrossingReceipt receipt() {
        return CrossingReceipt.of(
                crossingId, generation, vehicle.reference(), receivedAt, remarks, contentHash);
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
