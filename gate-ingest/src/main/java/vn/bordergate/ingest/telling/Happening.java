package vn.bordergate.ingest.telling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a trader is told.
 *
 * @param declaration whether the subject is a declaration; otherwise it is a crossing
 * @param data what a receiver gets besides: codes and figures, nobody's name
 */
record Happening(
        Occasion occasion,
        boolean declaration,
        UUID subject,
        Instant at,
        Map<String, Object> data) {

    /** Facts that say an amount of money. */
    static final Set<String> PRICES = Set.of("vnd");

    /** Whether facts, as they are written down, tell any of them. */
    static boolean isPriced(String data) {
        return PRICES.stream().anyMatch(data::contains);
    }

    Happening {
        data = new LinkedHashMap<>(data);
    }

    /** The same with one more fact, where there is one. */
    Happening with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(name, value);
        return new Happening(occasion, declaration, subject, at, more);
    }
}
