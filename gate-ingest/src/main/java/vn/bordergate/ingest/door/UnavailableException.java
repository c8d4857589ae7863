package vn.bordergate.ingest.declaring;

import java.time.Duration;

/** The gate cannot write just now; nothing of what was sent is kept unless it was acknowledged. */
final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    UnavailableException(String message, Duration retryAfter) {
        // Thousands may be sent away in a second; nobody reads their stack traces.
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
