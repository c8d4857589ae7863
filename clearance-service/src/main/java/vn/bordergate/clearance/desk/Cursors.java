package vn.bordergate.clearance.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.clearance.register.FileQueries.Summary;

/** Where a page ends, as an opaque word in a link. */
final class Cursors {

    private Cursors() {}

    static String write(Summary last) {
        String plain = last.lodgedAt() + "|" + last.id();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String word) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            return new Cursor(
                    Instant.parse(plain.substring(0, Math.max(bar, 0))),
                    UUID.fromString(plain.substring(bar + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw FilesApi.unfit("after");
        }
    }
}
