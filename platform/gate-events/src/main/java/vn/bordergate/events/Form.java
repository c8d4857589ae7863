package vn.bordergate.events;

/**
 * What codes look like; regular expressions would cost more than the rest of an event's reading.
 */
final class Form {

    private Form() {}

    static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("not " + what + ": " + value);
        }
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isCapitals(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** Capital letters, digits and inner dashes. */
    static boolean isCode(String text, int lengthMin, int lengthMax) {
        if (text.length() < lengthMin || text.length() > lengthMax) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean innerDash = c == '-' && i > 0 && i < text.length() - 1;
            if (!letterOrDigit && !innerDash) {
                return false;
            }
        }
        return true;
    }
}
