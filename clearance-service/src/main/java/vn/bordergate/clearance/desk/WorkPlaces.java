package vn.bordergate.clearance.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import vn.bordergate.clearance.register.Keeps;
import vn.bordergate.clearance.register.WorkFilter.Place;
import vn.bordergate.clearance.register.WorkQueries.Entry;

/** Where a page of a work list ends, as an opaque word in a link. */
final class WorkPlaces {

    private static final int PARTS = 4;

    private WorkPlaces() {}

    static String write(Entry last) {
        Place place = last.place();
        String plain =
                String.join(
                        "|",
                        place.dueAt().toString(),
                        place.keeps().name(),
                        place.id().toString(),
                        place.kind());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Place read(String word) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", -1);
            if (parts.length == PARTS) {
                return new Place(
                        Instant.parse(parts[0]),
                        Keeps.valueOf(parts[1]),
                        UUID.fromString(parts[2]),
                        parts[3]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw FilesApi.unfit("after");
        }
        throw FilesApi.unfit("after");
    }
}
