package vn.bordergate.ingest.declaring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;

/**
 * Written confirmation that a declaration was received; always the same for the same generation.
 *
 * @param generation 1, and one more for each amendment
 * @param status always {@code REGISTERED}: what happens later is told by the status page
 * @param remarks accepted, but an officer will look at it
 * @param contentHash SHA-256 of the canonical form, without vehicles
 * @param vehicles receipts of those that were announced with it, in their order
 */
record Receipt(
        DeclarationId declarationId,
        int generation,
        String reference,
        String status,
        Instant receivedAt,
        List<Remark> remarks,
        String contentHash,
        Links links,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CrossingReceipt> vehicles) {

    static final String PATH = "/api/declarations/";

    /** Where to go from here. */
    record Links(String self) {}

    static Receipt of(
            DeclarationId declarationId,
            int generation,
            String reference,
            Instant receivedAt,
            List<Remark> remarks,
            String contentHash) {
        return new Receipt(
                declarationId,
                generation,
                reference,
                "REGISTERED",
                receivedAt,
                remarks,
                contentHash,
                new Links(PATH + declarationId),
                List.of());
    }

    Receipt with(List<CrossingReceipt> announced) {
        return new Receipt(
                declarationId,
                generation,
                reference,
                status,
                receivedAt,
                remarks,
                contentHash,
                links,
                List.copyOf(announced));
    }
}
