package vn.bordergate.web;

import org.jspecify.annotations.Nullable;

/**
 * Which characters a text of one's own words may hold. What it says is printed on slips, sent to
 * others and sealed in the trail, where a character that nobody sees could turn a line around, end
 * a record or make two texts differ that read the same.
 */
public final class FreeText {

    private FreeText() {}

    /** Whether a text of a single line may be taken as it is. */
    public static boolean isPlain(@Nullable String line) {
        return isPlain(line, false);
    }

    /** The same of a text of several lines, whichever way its lines end. */
    public static boolean isPlainLines(@Nullable String lines) {
        return isPlain(lines, true);
    }

    private static boolean isPlain(@Nullable String text, boolean ofLines) {
        int c;
        for (int i = 0; text != null && i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isUnfit(c) && !(ofLines && (c == '\n' || c == '\r'))) {
                return false;
            }
        }
        return true;
    }

    /** A control character, half a character, or a mark that is not seen or turns the writing. */
    private static boolean isUnfit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> isTrick(c);
        };
    }

    private static boolean isTrick(int c) {
        return (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x061C
                || c == 0x2060
                || c == 0xFEFF;
    }
}
