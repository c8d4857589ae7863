package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;

/**
 * Which consignments are wanted, newest first.
 *
 * @param firms whose, as {@link #firm} writes them
 * @param text searched for, empty for everything
 * @param crossedSince only those that crossed since then
 * @param after the last one of the page before
 */
public record Wanted(
        List<String> firms,
        @Nullable Phase phase,
        @Nullable String gate,
        @Nullable String direction,
        String text,
        @Nullable Instant crossedSince,
        @Nullable UUID after,
        int limit) {

    public Wanted {
        firms = List.copyOf(firms);
    }

    /** A declarant's number in its register, as one word. */
    public static String firm(FirmNumber firm) {
        return firm.scheme() + ":" + firm.number();
    }

    /** Everything of these that somebody may look at. */
    public static List<String> firms(FirmRights rights) {
        return rights.lookable().stream().map(Wanted::firm).toList();
    }
}
