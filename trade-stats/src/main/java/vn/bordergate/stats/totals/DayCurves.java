package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.util.List;

/**
 * What was cleared in each hour of today, yesterday and the same day last week.
 *
 * @param days today first
 */
public record DayCurves(List<Day> days) {

    public DayCurves {
        days = List.copyOf(days);
    }

    /** A day by its places; one without trade has none. */
    public record Day(LocalDate day, List<Place> places) {
        public Day {
            places = List.copyOf(places);
        }
    }

    /**
     * A gate's day in one direction.
     *
     * @param usdCents of its 24 hours, each by itself
     * @param laterUsdCents what counts on the day but has no hour in it: a correction that came
     *     after it, or goods of before hours were kept
     */
    public record Place(String gate, String direction, List<Long> usdCents, long laterUsdCents) {
        public Place {
            usdCents = List.copyOf(usdCents);
        }
    }
}
