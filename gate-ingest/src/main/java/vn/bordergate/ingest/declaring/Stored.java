package vn.bordergate.ingest.declaring;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.journal.EventJson;

/** What the gate holds of one declaration, without its content. */
record Stored(
        DeclarationId declarationId,
        Lodgement.Key key,
        String lodgedBy,
        int generation,
        int generationLast,
        String contentHash,
        List<Remark> remarks,
        Instant receivedAt,
        @Nullable Instant withdrawnAt) {

    static final String COLUMNS =
            """
            d.declaration_id, d.scheme, d.number, d.reference, d.lodged_by, d.generation,
            d.generation_last, d.content_hash, d.remarks, d.received_at, d.withdrawn_at
            """;

    static Stored from(Readable row, EventJson json) {
        return new Stored(
                new DeclarationId(there(row, "declaration_id", UUID.class)),
                new Lodgement.Key(
                        there(row, "reference", String.class),
                        there(row, "number", String.class),
                        there(row, "scheme", String.class)),
                there(row, "lodged_by", String.class),
                there(row, "generation", Integer.class),
                there(row, "generation_last", Integer.class),
                there(row, "content_hash", String.class),
                remarks(there(row, "remarks", String.class), json),
                there(row, "received_at", Instant.class),
                row.get("withdrawn_at", Instant.class));
    }

    Stored withdrawn(Instant at) {
        return new Stored(
                declarationId,
                key,
                lodgedBy,
                generation,
                generationLast,
                contentHash,
                remarks,
                receivedAt,
                at);
    }

    FirmNumber firm() {
        return key.firm();
    }

    Receipt receipt() {
        return Receipt.of(
                declarationId, generation, key.reference(), receivedAt, remarks, contentHash);
    }

    private static List<Remark> remarks(String text, EventJson json) {
        return text.equals("[]") ? List.of() : List.of(json.read(text, Remark[].class));
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
