package vn.bordergate.stats.recount;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recount found.
 *
 * @param equal whether every cell is the same and every declaration nets out
 * @param failure why there is no comparison; null when there is one
 * @param cellsDiffering all of them, of which {@code differences} has the first hundred
 * @param violationsFound all of them, of which {@code violations} has the first hundred
 * @param repeatsSkipped records that the log holds more than once
 * @param passes how often the log was read
 */
record RecountResult(
        boolean equal,
        @Nullable String failure,
        long factsRead,
        long repeatsSkipped,
        long unreadable,
        int cells,
        long cellsDiffering,
        List<Difference> differences,
        long violationsFound,
        List<Violation> violations,
        int passes,
        double seconds) {

    RecountResult {
        differences = List.copyOf(differences);
        violations = List.copyOf(violations);
    }

    static RecountResult failed(String failure, double seconds) {
        return new RecountResult(
                false, failure, 0, 0, 0, 0, 0, List.of(), 0, List.of(), 0, seconds);
    }
}
