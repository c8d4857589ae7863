package vn.bordergate.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record that goes through the journal as it came: a dead letter, or one that is sent again. Its
 * bytes need not be text; those that are not are kept in the column {@code extras}, with the
 * headers, one a line and in base64.
 */
record PassedOn(
        String topic,
        byte @Nullable [] key,
        String type,
        Instant at,
        byte @Nullable [] value,
        List<Header> headers) {

    private static final char KEY = '!';
    private static final char VALUE = '?';
    private static final char HEADER = '=';
    private static final String NULL = "~";

    /** The columns that this record is stored in. */
    JournalRow row(Place place) {
        StringBuilder extras = new StringBuilder();
        String keyText = text(key);
        if (keyText == null) {
            line(extras, KEY, "", key);
        }
        String valueText = text(value);
        if (valueText == null) {
            line(extras, VALUE, "", value);
        }
        for (Header header : headers) {
            line(extras, HEADER, header.key(), header.value());
        }
        return new JournalRow(
                place,
                topic,
                keyText == null ? "" : keyText,
                type,
                at,
                valueText == null ? "" : valueText,
                extras.toString());
    }

    static PassedOn of(JournalRow row) {
        byte @Nullable [] key = EventJson.utf8(row.key());
        byte @Nullable [] value = EventJson.utf8(row.value());
        List<Header> headers = new ArrayList<>();
        for (String line : row.extras().lines().toList()) {
            int colon = line.indexOf(':');
            String name = new String(decoded(line.substring(1, colon)), StandardCharsets.UTF_8);
            String content = line.substring(colon + 1);
            byte @Nullable [] bytes = content.equals(NULL) ? null : decoded(content);
            switch (line.charAt(0)) {
                case KEY -> key = bytes;
                case VALUE -> value = bytes;
                case HEADER -> headers.add(new RecordHeader(name, bytes));
                default -> throw new IllegalStateException("not an extra: " + line);
            }
        }
        return new PassedOn(row.topic(), key, row.type(), row.at(), value, headers);
    }

    private static void line(
            StringBuilder extras, char kind, String name, byte @Nullable [] content) {
        extras.append(kind)
                .append(encoded(EventJson.utf8(name)))
                .append(':')
                .append(content == null ? NULL : encoded(content))
                .append('\n');
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** The bytes as text that the journal's columns can hold and give back unchanged, or null. */
    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return JournalWriter.isStorable(text) ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
