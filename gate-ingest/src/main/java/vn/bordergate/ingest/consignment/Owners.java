package vn.bordergate.ingest.consignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose consignments are looked at.
 *
 * @param lodger subject of the sign-in they were lodged with, or null where only firms count
 * @param firms as {@link #firm} writes them
 */
public record Owners(@Nullable String lodger, List<String> firms) {

    public Owners {
        firms = List.copyOf(firms);
    }

    /** Those of one sign-in. */
    public static Owners of(String lodger) {
        return new Owners(lodger, List.of());
    }

    /** A declarant's number in its register, as one word. */
    public static String firm(String scheme, String number) {
        return scheme + ":" + number;
    }

    public boolean include(String lodgedBy, String firm) {
        return lodgedBy.equals(lodger) || firms.contains(firm);
    }
}
