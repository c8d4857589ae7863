package vn.bordergate.clearance.yard;

import java.time.DayOfWeek;
import java.util.Set;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;

/** How many vehicles with goods of a class the opposite side takes on a day. */
public record IntakeLimit(GoodsClass goods, Set<DayOfWeek> days, int vehicles, Wording reason) {

    public static final int VEHICLES_MAX = 100_000;

    public IntakeLimit {
        days = Set.copyOf(days);
        if (days.isEmpty() || vehicles < 0 || vehicles > VEHICLES_MAX) {
            throw new IllegalArgumentException("no possible intake of " + goods);
        }
    }
}
