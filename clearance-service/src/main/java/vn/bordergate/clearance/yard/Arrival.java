package vn.bordergate.clearance.yard;

import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A vehicle that wants to enter a yard.
 *
 * @param goods what it carries; of an empty vehicle it does not matter
 */
public record Arrival(Direction direction, boolean laden, GoodsClass goods) {

    /** Whether it needs a place with power. */
    public boolean needsPower() {
        return laden && goods == GoodsClass.FROZEN;
    }
}
