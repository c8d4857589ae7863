package vn.bordergate.stats.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/**
 * An hour of a gate's day, of which the line over the day is drawn.
 *
 * @param hour of the day at the gates, or {@link #LATER}
 */
public record HourKey(GateCode gate, Direction direction, Stage stage, LocalDate day, int hour)
        implements Comparable<HourKey> {

    /** What counts on a day but was only known after it: a correction, or a rate that came late. */
    public static final int LATER = 24;

    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 24 * HOUR_SECONDS;

    /** Asia/Ho_Chi_Minh has been seven hours ahead since 1975; a look-up for each fact is dear. */
    private static final int AHEAD_SECONDS = 7 * HOUR_SECONDS;

    private static final Comparator<HourKey> ORDER =
            Comparator.comparing(HourKey::day)
                    .thenComparing(key -> key.gate.value())
                    .thenComparing(HourKey::direction)
                    .thenComparing(HourKey::stage)
                    .thenComparingInt(HourKey::hour);

    /** The hour that a fact counts in. */
    public static HourKey of(TradeFact fact) {
        return new HourKey(
                fact.gate(),
                fact.direction(),
                fact.stage(),
                fact.day(),
                hour(fact.day(), fact.at()));
    }

    private static int hour(LocalDate day, Instant at) {
        long there = at.getEpochSecond() + AHEAD_SECONDS;
        long days = Math.floorDiv(there, DAY_SECONDS) - day.toEpochDay();
        if (days == 0) {
            return (int) Math.floorMod(there, (long) DAY_SECONDS) / HOUR_SECONDS;
        }
        return days > 0 ? LATER : 0;
    }

    @Override
    public int compareTo(HourKey other) {
        return ORDER.compare(this, other);
    }
}
