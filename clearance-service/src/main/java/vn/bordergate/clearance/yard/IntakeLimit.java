package vn.bordergate.clearance.yard;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;

/**
 * How many vehicles with goods of a class the opposite side takes on a day.
 *
 * @param goods or null where it takes so many whatever they carry
 */
public record IntakeLimit(
        @Nullable GoodsClass goods, Set<DayOfWeek> days, int vehicles, Wording reason) {

    public static final int VEHICLES_MAX = 100_000;

    public IntakeLimit {
        days = Set.copyOf(days);
        if (days.isEmpty() || vehicles < 0 || vehicles > VEHICLES_MAX) {
            throw new IllegalArgumentException("no possible intake of " + goods);
        }
    }
}
