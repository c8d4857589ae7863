package vn.bordergate.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a request, at once, and the HTTP status to say it with. It carries
 * no stack trace: it is an answer to a sender, thrown thousands of times a second by a bad file.
 */
public final class FaultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Fault> faults;
    private final @Nullable Duration retryAfter;

    public FaultsException(int status, List<Fault> faults) {
        this(status, faults, null);
    }

    public FaultsException(int status, List<Fault> faults, @Nullable Duration retryAfter) {
        super(status + " " + faults.stream().map(Fault::code).toList(), null, false, false);
        if (status < 400 || status > 599 || faults.isEmpty()) {
            throw new IllegalArgumentException("an error status and at least one fault: " + status);
        }
        this.status = status;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static FaultsException of(int status, Fault fault) {
        return new FaultsException(status, List.of(fault));
    }

    public int status() {
        return status;
    }

    public List<Fault> faults() {
        return faults;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
