package vn.bordergate.ingest.form;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a text of a declaration may be made of. */
public final class Texts {

    private Texts() {}

    /** What is wrong with the text, or null. */
    public static @Nullable FaultCode judge(String text, int lengthMax) {
        if (text.length() > lengthMax
                && tidy(text).codePointCount(0, tidy(text).length()) > lengthMax) {
            return FaultCode.TEXT_TOO_LONG;
        }
        if (text.isBlank()) {
            return FaultCode.BLANK;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7F && c < 0xA0) || isTrick(c) || isHalf(text, i)) {
                return FaultCode.CONTROL_CHARACTER;
            }
        }
        return null;
    }

    /**
     * Stripped and composed: Vietnamese is typed both composed and decomposed, and both must be the
     * same reference and the same hash.
     */
    public static String tidy(String text) {
        String stripped = text.strip();
        return Normalizer.isNormalized(stripped, Normalizer.Form.NFC)
                ? stripped
                : Normalizer.normalize(stripped, Normalizer.Form.NFC);
    }

    /**
     * Marks that reorder what an officer sees or that nobody sees, and would tell two texts apart.
     */
    private static boolean isTrick(char c) {
        return (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x061C
                || c == 0x2060
                || c == 0xFEFF;
    }

    /** Half of a surrogate pair, which JSON can write and UTF-8 cannot. */
    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
