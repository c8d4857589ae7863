package vn.bordergate.clearance.declaration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The working time of one gate. Legal limits count the hours in which it is open and no others (Law
 * 54/2014/QH13, Article 23); a limit in days ends when the gate closes on the last of them.
 */
public record WorkingCalendar(ZoneId zone, OpeningHours hours, Set<LocalDate> daysOff) {

    /** Days looked ahead. A calendar with no working day in so many is a mistake in its data. */
    private static final int DAYS_MAX = 400;

    public WorkingCalendar {
        daysOff = Set.copyOf(daysOff);
    }

    /** When what begins at the instant is due. */
    public Instant due(Instant from, WorkingTime within) {
        return within.days() > 0
                ? closing(from, within.days())
                : after(from, Duration.ofHours(within.hours()));
    }

    /** The instant by which so much working time has passed. */
    public Instant after(Instant from, Duration working) {
        LocalDateTime now = openFrom(local(from));
        Duration left = working;
        for (int day = 0; day < DAYS_MAX; day++) {
            Duration today = Duration.between(now.toLocalTime(), hours.closes());
            if (left.compareTo(today) <= 0) {
                return instant(now.plus(left));
            }
            left = left.minus(today);
            now = openFrom(now.toLocalDate().plusDays(1).atStartOfDay());
        }
        throw noWorkingDays();
    }

    /** Working time between the two; none when the second is not later. */
    public Duration between(Instant from, Instant to) {
        LocalDateTime now = local(from);
        LocalDateTime end = local(to);
        Duration sum = Duration.ZERO;
        for (int day = 0; now.isBefore(end); day++) {
            if (day == DAYS_MAX) {
                throw new IllegalArgumentException(from + " to " + to + " is too long");
            }
            LocalTime last =
                    end.toLocalDate().equals(now.toLocalDate())
                            ? earlier(end.toLocalTime(), hours.closes())
                            : hours.closes();
            LocalTime first = later(now.toLocalTime(), hours.opens());
            if (works(now.toLocalDate()) && first.isBefore(last)) {
                sum = sum.plus(Duration.between(first, last));
            }
            now = now.toLocalDate().plusDays(1).atStartOfDay();
        }
        return sum;
    }

    /** The day at the gate. */
    public LocalDate day(Instant at) {
        return local(at).toLocalDate();
    }

    private Instant closing(Instant from, int days) {
        LocalDateTime now = openFrom(local(from));
        for (int i = 0; i < days; i++) {
            now = openFrom(now.toLocalDate().plusDays(1).atStartOfDay());
        }
        return instant(now.toLocalDate().atTime(hours.closes()));
    }

    /** That moment while the gate is open, and the next opening otherwise. */
    private LocalDateTime openFrom(LocalDateTime asked) {
        LocalDateTime now = asked;
        for (int day = 0; day < DAYS_MAX; day++) {
            if (works(now.toLocalDate()) && now.toLocalTime().isBefore(hours.closes())) {
                return now.toLocalDate().atTime(later(now.toLocalTime(), hours.opens()));
            }
            now = now.toLocalDate().plusDays(1).atStartOfDay();
        }
        throw noWorkingDays();
    }

    private boolean works(LocalDate day) {
        return !daysOff.contains(day);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(zone).toInstant();
    }

    private static LocalTime later(LocalTime a, LocalTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalTime earlier(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? a : b;
    }

    private static IllegalStateException noWorkingDays() {
        return new IllegalStateException("no working day in " + DAYS_MAX + " days");
    }
}
