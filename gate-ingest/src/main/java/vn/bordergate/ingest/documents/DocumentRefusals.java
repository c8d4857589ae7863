package vn.bordergate.ingest.documents;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.bordergate.ingest.tracking.Status;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Answers to whoever cannot be helped. */
final class DocumentRefusals {

    private static final int SHOWN_CHARS_MAX = 64;

    private DocumentRefusals() {}

    static FaultsException tooLarge(long bytesMax) {
        return FaultsException.of(
                413, Fault.at("/file", "FILE_TOO_LARGE", Map.of("max", Megabytes.of(bytesMax))));
    }

    static Fault unknownPart(String name) {
        String shown = name.substring(0, Math.min(name.length(), SHOWN_CHARS_MAX));
        return Fault.at("", "UNKNOWN_PROPERTY", Map.of("name", shown));
    }

    static FaultsException malformed() {
        return FaultsException.of(400, Fault.at("", "MULTIPART_MALFORMED"));
    }

    static FaultsException tooSlow(Duration most) {
        return FaultsException.of(
                408, Fault.at("/file", "UPLOAD_TOO_SLOW", Map.of("seconds", seconds(most))));
    }

    static FaultsException closed(Status status) {
        return FaultsException.of(
                409, Fault.at("", "DOCUMENTS_CLOSED", Map.of("status", status.name())));
    }

    static FaultsException accountBusy(int most, Duration retryAfter) {
        return new FaultsException(
                429, List.of(Fault.at("", "UPLOADS_TOO_MANY", Map.of("max", most))), retryAfter);
    }

    static FaultsException busy(Duration retryAfter) {
        return new FaultsException(
                503,
                List.of(Fault.at("", "DOCUMENTS_CROWDED", Map.of("seconds", seconds(retryAfter)))),
                retryAfter);
    }

    static FaultsException storeAway(Duration retryAfter) {
        return new FaultsException(
                503,
                List.of(
                        Fault.at(
                                "",
                                "DOCUMENT_STORE_UNAVAILABLE",
                                Map.of("seconds", seconds(retryAfter)))),
                retryAfter);
    }

    static FaultsException foreignGate() {
        return FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
    }

    /** Of somebody who may look at the firm's declarations and no more. */
    static FaultsException onlyLooking() {
        return FaultsException.of(403, Fault.at("", "DECLARANT_NOT_YOURS"));
    }

    static FaultsException pricesNotYours() {
        return FaultsException.of(403, Fault.at("", "PRICES_NOT_YOURS"));
    }

    static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "DOCUMENT_NOT_FOUND"));
    }

    static FaultsException damaged() {
        return FaultsException.of(500, Fault.at("", "DOCUMENT_DAMAGED"));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }
}
