package vn.bordergate.clearance.yard;

import java.time.Duration;
import java.time.LocalTime;
import vn.bordergate.clearance.dispatch.Lane.Accepts;
import vn.bordergate.events.Direction;

/**
 * A lane of a gate.
 *
 * @param extendableTo until when it may stay open where officers extend the day
 * @param serviceMean how long one vehicle takes on it
 * @param approach how long a called vehicle is under way from the yard
 */
public record LanePlan(
        String id,
        Direction direction,
        Accepts accepts,
        LocalTime opens,
        LocalTime closes,
        LocalTime extendableTo,
        Duration serviceMean,
        Duration approach) {

    static final Duration SERVICE_MAX = Duration.ofHours(1);
    static final Duration APPROACH_MAX = Duration.ofHours(2);

    public LanePlan {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a lane has a name");
        }
        if (!opens.isBefore(closes) || extendableTo.isBefore(closes)) {
            throw new IllegalArgumentException("lane " + id + " closes before it opens");
        }
        if (!serviceMean.isPositive() || serviceMean.compareTo(SERVICE_MAX) > 0) {
            throw new IllegalArgumentException("lane " + id + " has no possible service time");
        }
        if (approach.isNegative() || approach.compareTo(APPROACH_MAX) > 0) {
            throw new IllegalArgumentException("lane " + id + " has no possible approach");
        }
        if (accepts.channels().isEmpty() && !accepts.empties()) {
            throw new IllegalArgumentException("lane " + id + " takes nothing");
        }
    }

    /**
     * Whether it is open at that time of the day.
     *
     * @param until until when officers have extended the day, or the usual end
     */
    public boolean isOpenAt(LocalTime time, LocalTime until) {
        return !time.isBefore(opens) && time.isBefore(end(until));
    }

    /** When it closes where officers have extended the day until then. */
    public LocalTime end(LocalTime until) {
        LocalTime end = until.isAfter(extendableTo) ? extendableTo : until;
        return end.isBefore(closes) ? closes : end;
    }
}
