package vn.bordergate.local;

import java.io.IOException;

/** Something stands in the way that the person at the console can remove; the message says what. */
final class CannotStartException extends IOException {

    private static final long serialVersionUID = 1;

    CannotStartException(String message) {
        super(message);
    }
}
