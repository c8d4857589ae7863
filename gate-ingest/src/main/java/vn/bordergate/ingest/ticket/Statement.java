package vn.bordergate.ingest.ticket;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;

/**
 * What the gate states of a vehicle to whoever reads the code. Written as
 *
 * <pre>{@code BG1~key~crossing~ticket~plate~plateHash~gate~direction~from~until~signature}</pre>
 *
 * where the signature is over all before its {@code ~}; times are seconds since 1970. Every
 * character may stand in an address behind {@code #}. The plate is masked; its hash lets an officer
 * compare the plate as read off the vehicle.
 */
record Statement(
        CrossingId crossing,
        @Nullable String ticket,
        PlateNumber plate,
        GateCode gate,
        Direction direction,
        Instant from,
        Instant until) {

    static final String VERSION = "BG1";
    static final String NO_TICKET = "-";
    private static final int PLATE_HASH_BYTES = 8;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static Statement of(
            CrossingId id,
            @Nullable String ticket,
            AnnouncedVehicle vehicle,
            Instant from,
            Instant until) {
        return new Statement(
                id, ticket, vehicle.plate(), vehicle.gate(), vehicle.direction(), from, until);
    }

    String signedBy(TicketKey key) {
        String crossingText = compact(crossing.value());
        String text =
                String.join(
                        "~",
                        List.of(
                                VERSION,
                                key.id(),
                                crossingText,
                                ticket == null ? NO_TICKET : written(ticket),
                                written(plate.masked()),
                                plateHash(crossingText, plate),
                                gate.value(),
                                direction.name().substring(0, 1),
                                Long.toString(from.getEpochSecond()),
                                Long.toString(until.getEpochSecond())));
        return text + "~" + key.sign(text);
    }

    /** Of this crossing alone: the same plate has another hash the next time. */
    static String plateHash(String crossingText, PlateNumber plate) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (crossingText + "~" + plate.value())
                                            .getBytes(StandardCharsets.UTF_8));
            return URL.encodeToString(Arrays.copyOf(digest, PLATE_HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String compact(UUID id) {
        return URL.encodeToString(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    /** Letters of other scripts as an address writes them; what separates never occurs. */
    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("~", "%7E");
    }
}
