package vn.bordergate.ingest.firm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.IdentityScheme;

/**
 * A firm, or a person who declares in their own name, as their register numbers them. The same
 * digits in another register are somebody else.
 */
public record FirmNumber(IdentityScheme scheme, String number) implements Comparable<FirmNumber> {

    /** Registers that a bare number may be of; one abroad is always named, as it takes any form. */
    private static final List<IdentityScheme> HOME =
            List.of(IdentityScheme.VN_TAX_CODE, IdentityScheme.VN_CITIZEN_ID);

    private static final char NAMES = ':';

    public FirmNumber {
        if (!scheme.accepts(number)) {
            throw new IllegalArgumentException("not a number of " + scheme);
        }
        number = scheme.normalized(number);
    }

    public static FirmNumber of(Declarant declarant) {
        return new FirmNumber(declarant.scheme(), declarant.number());
    }

    /** From how it is kept in columns. */
    public static FirmNumber of(String scheme, String number) {
        return new FirmNumber(IdentityScheme.valueOf(scheme), number);
    }

    /**
     * As a claim writes it: {@code 0100109106}, {@code 012345678901}, or with its register in front
     * as in {@code FOREIGN_ID:CN-4481}. Null for what is no number.
     */
    public static @Nullable FirmNumber parse(String word) {
        int end = word.indexOf(NAMES);
        if (end < 0) {
            return HOME.stream()
                    .filter(scheme -> scheme.accepts(word))
                    .findFirst()
                    .map(scheme -> new FirmNumber(scheme, word))
                    .orElse(null);
        }
        String number = word.substring(end + 1);
        for (IdentityScheme scheme : IdentityScheme.values()) {
            if (scheme.name().contentEquals(word.subSequence(0, end)) && scheme.accepts(number)) {
                return new FirmNumber(scheme, number);
            }
        }
        return null;
    }

    @Override
    public int compareTo(FirmNumber other) {
        int byScheme = scheme.compareTo(other.scheme);
        return byScheme != 0 ? byScheme : number.compareTo(other.number);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return HOME.contains(scheme) ? number : scheme.name() + NAMES + number;
    }
}
