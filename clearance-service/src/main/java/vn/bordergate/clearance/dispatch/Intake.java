package vn.bordergate.clearance.dispatch;

import java.util.Map;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * What the opposite side still takes today. It limits laden exports alone.
 *
 * @param left vehicles by goods class; a class that is not named has no limit
 */
public record Intake(Map<GoodsClass, Integer> left) {

    public static final Intake WITHOUT_LIMIT = new Intake(Map.of());

    public Intake {
        left = Map.copyOf(left);
        left.forEach(
                (goods, vehicles) -> {
                    if (vehicles < 0) {
                        throw new IllegalArgumentException("fewer than no vehicles of " + goods);
                    }
                });
    }

    boolean limits(Vehicle vehicle) {
        return vehicle.laden()
                && vehicle.direction() == Direction.EXPORT
                && left.containsKey(vehicle.goods());
    }
}
