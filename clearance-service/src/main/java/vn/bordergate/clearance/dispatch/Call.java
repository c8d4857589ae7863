package vn.bordergate.clearance.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle is called to a lane.
 *
 * @param rule id of the rule that gave it its place
 * @param overtakes everybody whom it overtakes by being called now, longest ready first
 * @param intervention what an officer decided about it, if anything
 */
public record Call(
        String ticket,
        String lane,
        String rule,
        List<Overtaking> overtakes,
        @Nullable Intervention intervention) {

    public Call {
        overtakes = List.copyOf(overtakes);
    }

    /** Somebody was ready earlier and stays behind, and the rule that says so. */
    public record Overtaking(String ticket, String rule) {}
}
