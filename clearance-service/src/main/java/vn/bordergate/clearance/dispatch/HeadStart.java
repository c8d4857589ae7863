package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.GoodsClass;

/**
 * Vehicles of a kind count as if they had been ready earlier than they were. As it is a span of
 * time and no rank, it is ageing too: who has waited longer than the head start of another goes
 * before it.
 *
 * @param goods laden with any of these
 * @param priorityEnterprise of an enterprise with priority or without; null for both
 */
public record HeadStart(
        Rule rule, Set<GoodsClass> goods, @Nullable Boolean priorityEnterprise, Duration by) {

    public HeadStart {
        goods = Set.copyOf(goods);
        if (goods.isEmpty() || !by.isPositive()) {
            throw new IllegalArgumentException(rule.id() + " gives nobody a head start");
        }
    }

    boolean isFor(Vehicle vehicle) {
        return vehicle.laden()
                && vehicle.priority() != PriorityClass.ORDINARY
                && goods.contains(vehicle.goods())
                && (priorityEnterprise == null
                        || priorityEnterprise == vehicle.priorityEnterprise());
    }
}
