package vn.bordergate.stats.fold;

import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;

/** A gate's total over all days; few rows, so that a live snapshot costs the same after years. */
public record GateEverKey(GateCode gate, Direction direction, Stage stage)
        implements Comparable<GateEverKey> {

    private static final Comparator<GateEverKey> ORDER =
            Comparator.comparing((GateEverKey key) -> key.gate.value())
                    .thenComparing(GateEverKey::direction)
                    .thenComparing(GateEverKey::stage);

    /** The row of all days that a gate's day belongs to. */
    public static GateEverKey of(GateKey day) {
        return new GateEverKey(day.gate(), day.direction(), day.stage());
    }

    @Override
    public int compareTo(GateEverKey other) {
        return ORDER.compare(this, other);
    }
}
