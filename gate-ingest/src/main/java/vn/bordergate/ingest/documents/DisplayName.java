package vn.bordergate.ingest.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What people see as a document's name. It names nothing on any disk of ours, but it will on
 * theirs, so nothing stays in it that could lead astray: no path, no invisible or reordering mark,
 * no other extension than that of what the file is.
 */
record DisplayName(String text) {

    private static final String NAMELESS = "document";

    /** The last part of what a sender called it. */
    static DisplayName of(@Nullable String said, FileType type) {
        String name = said == null ? "" : Normalizer.normalize(said, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints()
                .map(DisplayName::harmless)
                .filter(c -> c >= 0)
                .forEach(kept::appendCodePoint);
        name = kept.toString().replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            name = NAMELESS;
        }
        int dot = name.lastIndexOf('.');
        boolean fits = dot > 0 && type.isExtension(name.substring(dot + 1));
        return new DisplayName(fits ? name : name + "." + type.extension());
    }

    int chars() {
        return text.codePointCount(0, text.length());
    }

    /** RFC 6266: for old readers in plain letters, for all others as it is. */
    String disposition(boolean inline) {
        String encoded =
                URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return (inline ? "inline" : "attachment")
                + "; filename=\""
                + plain()
                + "\"; filename*=UTF-8''"
                + encoded;
    }

    private String plain() {
        return Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 ._()-]", "_");
    }

    /** What stands for the character, -1 for nothing. */
    private static int harmless(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    -1;
            default -> "<>:\"|?*%;".indexOf(c) >= 0 ? '_' : c;
        };
    }
}
