package vn.bordergate.journal;

/** A record that no order of events can explain; its partition stops until somebody has looked. */
public class ImpossibleHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Received received;

    public ImpossibleHistoryException(Received received, String message) {
        super(message);
        this.received = received;
    }

    public Received received() {
        return received;
    }
}
