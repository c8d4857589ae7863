package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Remark;

/**
 * Written confirmation that a vehicle was announced; always the same for the same generation.
 *
 * @param status always {@code ANNOUNCED}: what happens later is told by the status page
 * @param remarks accepted, but an officer will look at it
 */
record CrossingReceipt(
        CrossingId crossingId,
        int generation,
        String reference,
        String status,
        Instant receivedAt,
        List<Remark> remarks,
        String contentHash,
        Links links) {

    static final String PATH = "/api/crossings/";

    /**
     * Where to go from here.
     *
     * @param ticketLink where the link to the driver's ticket is made, with POST
     */
    record Links(String self, String ticketLink) {

        static Links of(CrossingId crossingId) {
            return new Links(PATH + crossingId, PATH + crossingId + "/ticket-link");
        }
    }

    static CrossingReceipt of(
            CrossingId crossingId,
            int generation,
            String reference,
            Instant receivedAt,
            List<Remark> remarks,
            String contentHash) {
        return new CrossingReceipt(
                crossingId,
                generation,
                reference,
                "ANNOUNCED",
                receivedAt,
                remarks,
                contentHash,
                Links.of(crossingId));
    }
}
