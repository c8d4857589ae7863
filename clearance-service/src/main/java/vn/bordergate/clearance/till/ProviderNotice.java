package vn.bordergate.clearance.till;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * What the payment provider says of a payment, of which the signature was checked.
 *
 * @param noticeId the provider's own; the same notice again has the same
 * @param refundId what went back, where something did
 */
record ProviderNotice(
        String noticeId, UUID paymentId, Outcome outcome, long vnd, @Nullable UUID refundId) {

    /** A notice has a few fields. */
    static final int BYTES_MAX = 16 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** What became of the payment. */
    enum Outcome {
        PAID,
        FAILED,
        RETURNED
    }

    private record Written(
            @Nullable String noticeId,
            @Nullable UUID paymentId,
            @Nullable Outcome outcome,
            @Nullable Long vnd,
            @Nullable String currency,
            @Nullable UUID refundId) {}

    /** Reads the body; 422 where it is not a notice. */
    static ProviderNotice read(byte[] body) {
        Written written;
        try {
            written = JSON.readValue(body, Written.class);
        } catch (JacksonException e) {
            throw FaultsException.of(422, Fault.at("", "NOTICE_FORM"));
        }
        if (written == null
                || written.noticeId() == null
                || !ID.matcher(written.noticeId()).matches()
                || written.paymentId() == null
                || written.outcome() == null
                || written.vnd() == null
                || written.vnd() < 0
                || !"VND".equals(written.currency())) {
            throw FaultsException.of(422, Fault.at("", "NOTICE_FORM"));
        }
        return new ProviderNotice(
                written.noticeId(),
                written.paymentId(),
                written.outcome(),
                written.vnd(),
                written.refundId());
    }
}
