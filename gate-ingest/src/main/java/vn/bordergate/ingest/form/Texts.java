package vn.bordergate.ingest.form;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.FreeText;

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
        if (!FreeText.isPlain(text)) {
            return FaultCode.CONTROL_CHARACTER;
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
}
