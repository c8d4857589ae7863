package vn.bordergate.ingest.door;

import java.time.Duration;

/** The gate cannot write just now; nothing of what was sent is kept unless it was acknowledged. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public UnavailableException(String message, Duration retryAfter) {
        // Thousands may be sent away in a second; nobody reads their stack traces.
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
