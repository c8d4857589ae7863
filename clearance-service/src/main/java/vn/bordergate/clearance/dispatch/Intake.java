package vn.bordergate.clearance.dispatch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * What the opposite side still takes today. It limits laden exports alone.
 *
 * @param left vehicles by goods class; a class that is not named has no limit of its own
 * @param leftOfAll vehicles whatever they carry, or null where there is no such limit
 */
public record Intake(Map<GoodsClass, Integer> left, @Nullable Integer leftOfAll) {

    public static final Intake WITHOUT_LIMIT = new Intake(Map.of());

    public Intake {
        left = Map.copyOf(left);
        left.forEach(Intake::requirePossible);
        if (leftOfAll != null) {
            requirePossible("any goods", leftOfAll);
        }
    }

    /** Limited by goods classes alone. */
    public Intake(Map<GoodsClass, Integer> left) {
        this(left, null);
    }

    private static void requirePossible(Object what, int vehicles) {
        if (vehicles < 0) {
            throw new IllegalArgumentException("fewer than no vehicles of " + what);
        }
    }

    /** Whether the vehicle counts as one that the opposite side takes. */
    boolean counts(Vehicle vehicle) {
        return vehicle.laden() && vehicle.direction() == Direction.EXPORT;
    }
}
