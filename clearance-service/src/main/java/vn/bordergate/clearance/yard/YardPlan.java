package vn.bordergate.clearance.yard;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * A yard of a gate.
 *
 * @param goods classes that it takes
 * @param empties whether it takes empty vehicles
 * @param coldPlaces of its places, those with power for a cold container
 * @param overflow the yard that takes over when this one is full, or null for none
 */
public record YardPlan(
        String code,
        Direction direction,
        int capacity,
        int coldPlaces,
        Set<GoodsClass> goods,
        boolean empties,
        @Nullable String overflow) {

    static final int PLACES_MAX = 10_000;

    public YardPlan {
        goods = Set.copyOf(goods);
        if (code.isBlank()) {
            throw new IllegalArgumentException("a yard has a code");
        }
        if (capacity < 1 || capacity > PLACES_MAX || coldPlaces < 0 || coldPlaces > capacity) {
            throw new IllegalArgumentException("yard " + code + " has no possible places");
        }
        if (goods.isEmpty() && !empties) {
            throw new IllegalArgumentException("yard " + code + " takes nothing");
        }
    }

    boolean takes(Arrival arrival) {
        return direction == arrival.direction()
                && (arrival.laden() ? goods.contains(arrival.goods()) : empties);
    }
}
