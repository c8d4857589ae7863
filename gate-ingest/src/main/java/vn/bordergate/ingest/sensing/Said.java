package vn.bordergate.ingest.sensing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.Remark;

/**
 * A sound reading in the device's own words.
 *
 * @param plateText as sent, also where no plate can be made of it
 * @param sentAt the device's clock when it sent this, by which a late reading is told from a wrong
 *     clock; no part of what was seen
 */
record Said(
        long number,
        ReadingKind kind,
        @Nullable String plateText,
        @Nullable Integer confidence,
        @Nullable Integer massKg,
        Instant takenAt,
        @Nullable Instant sentAt) {

    private static final int HASH_BYTES = 16;
    private static final List<Remark> UNREADABLE =
            List.of(new Remark("PLATE_UNREADABLE", "/plate"));

    /** The plate, or null where there is none or it cannot be one. */
    @Nullable PlateNumber plate() {
        return plateText != null && PlateNumber.accepts(plateText)
                ? PlateNumber.of(plateText)
                : null;
    }

    /** A camera cannot correct what it misread, so its passage is taken without the plate. */
    List<Remark> remarks() {
        return plateText != null && plate() == null ? UNREADABLE : List.of();
    }

    /** The same for the same reading, however often and whenever it is sent. */
    String hash() {
        String said =
                String.join(
                        "\n",
                        kind.name(),
                        String.valueOf(plateText),
                        String.valueOf(confidence),
                        String.valueOf(massKg),
                        takenAt.toString());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
