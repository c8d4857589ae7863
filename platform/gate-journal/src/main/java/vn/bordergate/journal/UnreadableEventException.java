package vn.bordergate.journal;

/** Bytes that are not the event that their type promises. */
public class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
