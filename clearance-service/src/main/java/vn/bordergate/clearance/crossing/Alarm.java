package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;

/**
 * A vehicle went through a barrier without a permission.
 *
 * @param codes what was lacking, such as {@code NOT_CALLED} or {@code DECLARATION_HELD}
 * @param device that saw it
 */
public record Alarm(Barrier barrier, List<String> codes, String device, Instant at) {
    public Alarm {
        codes = List.copyOf(codes);
    }
}
