package vn.bordergate.web;

/** Nothing of the answer had been sent when its time was up. */
final class AnswerTooSlowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerTooSlowException() {
        super("no answer in time", null, false, false);
    }
}
