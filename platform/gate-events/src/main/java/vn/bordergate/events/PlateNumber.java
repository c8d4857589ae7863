package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Plate of a vehicle or trailer (biển kiểm soát) in the one way it is kept: without separators, in
 * capitals, so that equal plates are equal texts. Its text form is masked, as a plate is personal
 * data; only {@link #value} gives it whole.
 *
 * @param value 4 to 12 letters and digits; letters of any script, as Chinese plates begin with one
 */
public record PlateNumber(@JsonValue String value) {

    public static final int LENGTH_MIN = 4;
    public static final int LENGTH_MAX = 12;
    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 2;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlateNumber {
        Form.require(isNormal(value), "a plate", "of " + value.length() + " characters");
    }

    /**
     * Reads a plate as people and cameras write it, with spaces, dots and dashes.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PlateNumber of(String written) {
        return new PlateNumber(normalized(written));
    }

    /** Whether the text, however it is separated, can be a plate. */
    public static boolean accepts(String written) {
        return isNormal(normalized(written));
    }

    /** For everybody to see: enough for the driver to know it, too little to look the owner up. */
    public String masked() {
        int shown = Math.min(SHOWN_BEFORE, value.length() - SHOWN_AFTER - 1);
        return value.substring(0, shown)
                + "*".repeat(value.length() - shown - SHOWN_AFTER)
                + value.substring(value.length() - SHOWN_AFTER);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String normalized(String written) {
        StringBuilder kept = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != ' ' && c != '.' && c != '-' && c != '·' && c != '•') {
                kept.append(c);
            }
        }
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isNormal(String text) {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == 'Đ';
            if (!plain && !(Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
                return false;
            }
        }
        return true;
    }
}
