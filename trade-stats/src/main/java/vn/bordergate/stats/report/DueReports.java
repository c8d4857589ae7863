package vn.bordergate.stats.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.stats.period.Period;

/** Which reports are due, pure: at the hour of each day, those of the periods that end on it. */
final class DueReports {

    /** Days for which a gate that stood still makes up leeway. */
    static final int DAYS_BACK_MAX = 7;

    private DueReports() {}

    /**
     * Everything due by now, the oldest first.
     *
     * @param now at the gates
     * @param hour when the reports of a day are made
     */
    static List<Period> due(ZonedDateTime now, LocalTime hour) {
        LocalDate today = now.toLocalDate();
        LocalDate last = now.toLocalTime().isBefore(hour) ? today.minusDays(1) : today;
        List<Period> due = new ArrayList<>();
        for (int back = DAYS_BACK_MAX - 1; back >= 0; back--) {
            due.addAll(endingOn(last.minusDays(back)));
        }
        return due;
    }

    private static List<Period> endingOn(LocalDate day) {
        List<Period> periods = new ArrayList<>();
        periods.add(Period.day(day));
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            Period.week(
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                    .ifPresent(periods::add);
        }
        if (day.getDayOfMonth() != day.lengthOfMonth()) {
            return periods;
        }
        int month = day.getMonthValue();
        periods.add(Period.month(day.getYear(), month));
        if (month % 3 == 0) {
            periods.add(Period.quarter(day.getYear(), month / 3));
        }
        if (month % 6 == 0) {
            periods.add(Period.half(day.getYear(), month / 6));
        }
        if (month == 12) {
            periods.add(Period.year(day.getYear()));
        }
        return periods;
    }
}
