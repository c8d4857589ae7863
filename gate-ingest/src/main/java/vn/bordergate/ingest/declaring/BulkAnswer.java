package vn.bordergate.ingest.declaring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;

/**
 * One line of the answer to a long body.
 *
 * @param line line of the body on which the declaration begins
 * @param status accepted, repeated, conflict, refused or unavailable; after unavailable nothing
 *     more is read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkAnswer(
        long line,
        String status,
        @Nullable DeclarationId declarationId,
        @Nullable Integer generation,
        @Nullable String reference,
        @Nullable List<Remark> remarks,
        @Nullable List<CrossingReceipt> vehicles,
        @Nullable List<LineError> errors,
        @Nullable Long retryAfterSeconds) {

    static final String UNAVAILABLE = "unavailable";

    /**
     * What is wrong.
     *
     * @param columnTitle title of the CSV column
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineError(
            String code,
            String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable String columnTitle,
            String message) {}

    static BulkAnswer receipt(long line, String status, Receipt receipt) {
        return new BulkAnswer(
                line,
                status,
                receipt.declarationId(),
                receipt.generation(),
                receipt.reference(),
                receipt.remarks().isEmpty() ? null : receipt.remarks(),
                receipt.vehicles().isEmpty() ? null : receipt.vehicles(),
                null,
                null);
    }

    static BulkAnswer errors(
            long line,
            String status,
            @Nullable DeclarationId declarationId,
            List<LineError> errors) {
        return new BulkAnswer(line, status, declarationId, null, null, null, null, errors, null);
    }

    static BulkAnswer unavailable(long line, long retryAfterSeconds) {
        return new BulkAnswer(
                line, UNAVAILABLE, null, null, null, null, null, null, retryAfterSeconds);
    }
}
