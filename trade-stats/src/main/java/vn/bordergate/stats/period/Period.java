package vn.bordergate.stats.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that figures are told of: whole days at the gates, both ends counted.
 *
 * <p>As text it is {@code 2026}, {@code 2026-H1}, {@code 2026-Q4}, {@code 2026-11}, {@code
 * 2026-W47} (ISO 8601 weeks), {@code 2026-11-22} or {@code 2026-11-01..2026-11-22}.
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {

    /** Ten years: nothing is reported over more, and a question has to end. */
    public static final int DAYS_MAX = 3_653;

    /** Earlier there was no statistics office, later there is no plan. */
    public static final int YEAR_MIN = 1945;

    public static final int YEAR_MAX = 2999;

    private static final int MONTHS_A_HALF = 6;
    private static final int MONTHS_A_QUARTER = 3;

    private static final Pattern YEARLY = Pattern.compile("(\\d{4})");
    private static final Pattern HALF = Pattern.compile("(\\d{4})-H([12])");
    private static final Pattern QUARTERLY = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern MONTHLY = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
    private static final Pattern WEEKLY = Pattern.compile("(\\d{4})-W(\\d{2})");

    /** How long, and so how it is named. */
    public enum Kind {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR,
        RANGE
    }

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    public static Period day(LocalDate day) {
        return new Period(Kind.DAY, day, day);
    }

    /** The month of the year, 1 to 12. */
    public static Period month(int year, int month) {
        return months(Kind.MONTH, year, month, 1);
    }

    public static Period quarter(int year, int quarter) {
        return months(Kind.QUARTER, year, (quarter - 1) * MONTHS_A_QUARTER + 1, MONTHS_A_QUARTER);
    }

    public static Period half(int year, int half) {
        return months(Kind.HALF_YEAR, year, (half - 1) * MONTHS_A_HALF + 1, MONTHS_A_HALF);
    }

    public static Period year(int year) {
        return months(Kind.YEAR, year, 1, 12);
    }

    /** Both ends counted. */
    public static Period range(LocalDate from, LocalDate to) {
        return new Period(Kind.RANGE, from, to);
    }

    /** The week of the ISO year, or nothing where that year has no such week. */
    public static Optional<Period> week(int year, int week) {
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(LocalDate.of(year, 7, 1))
                                .getMaximum()) {
            return Optional.empty();
        }
        LocalDate monday =
                LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                        .with(java.time.DayOfWeek.MONDAY);
        return Optional.of(new Period(Kind.WEEK, monday, monday.plusDays(6)));
    }

    /** What the text names, or nothing where it names no period within the limits. */
    public static Optional<Period> read(String text) {
        try {
            return parsed(text).filter(Period::isWithinLimits);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The same text again; {@link #read} of it is this period. */
    public String text() {
        int year = from.getYear();
        return switch (kind) {
            case DAY -> from.toString();
            case WEEK ->
                    "%d-W%02d"
                            .formatted(
                                    from.get(IsoFields.WEEK_BASED_YEAR),
                                    from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%d-%02d".formatted(year, from.getMonthValue());
            case QUARTER -> year + "-Q" + number(MONTHS_A_QUARTER);
            case HALF_YEAR -> year + "-H" + number(MONTHS_A_HALF);
            case YEAR -> Integer.toString(year);
            case RANGE -> from + ".." + to;
        };
    }

    /** Which quarter, half or month of its year it is. */
    public int number() {
        return switch (kind) {
            case DAY -> from.getDayOfMonth();
            case WEEK -> from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH, RANGE -> from.getMonthValue();
            case QUARTER -> number(MONTHS_A_QUARTER);
            case HALF_YEAR -> number(MONTHS_A_HALF);
            case YEAR -> from.getYear();
        };
    }

    /** The year that it belongs to; of a week, the year of its Thursday. */
    public int year() {
        return kind == Kind.WEEK ? from.get(IsoFields.WEEK_BASED_YEAR) : from.getYear();
    }

    /**
     * The same period of the year before ("cùng kỳ"). There is none for a 29th of February nor for
     * a 53rd week that the year before has not.
     */
    public Optional<Period> lastYear() {
        return switch (kind) {
            case DAY -> isLeapDay(from) ? Optional.empty() : Optional.of(day(from.minusYears(1)));
            case WEEK -> week(year() - 1, number());
            case MONTH -> Optional.of(month(year() - 1, from.getMonthValue()));
            case QUARTER -> Optional.of(quarter(year() - 1, number()));
            case HALF_YEAR -> Optional.of(half(year() - 1, number()));
            case YEAR -> Optional.of(year(year() - 1));
            case RANGE -> Optional.of(range(from.minusYears(1), to.minusYears(1)));
        };
    }

    /** As much of it as has been on that day; nothing before it has begun. */
    public Optional<Period> until(LocalDate day) {
        if (day.isBefore(from)) {
            return Optional.empty();
        }
        return Optional.of(day.isBefore(to) ? range(from, day) : this);
    }

    private static Optional<Period> parsed(String text) {
        Matcher found = YEARLY.matcher(text);
        if (found.matches()) {
            return Optional.of(year(group(found, 1)));
        }
        found = HALF.matcher(text);
        if (found.matches()) {
            return Optional.of(half(group(found, 1), group(found, 2)));
        }
        found = QUARTERLY.matcher(text);
        if (found.matches()) {
            return Optional.of(quarter(group(found, 1), group(found, 2)));
        }
        found = MONTHLY.matcher(text);
        if (found.matches()) {
            return Optional.of(month(group(found, 1), group(found, 2)));
        }
        found = WEEKLY.matcher(text);
        return found.matches() ? week(group(found, 1), group(found, 2)) : dayOrRange(text);
    }

    private static Optional<Period> dayOrRange(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return Optional.of(day(LocalDate.parse(text)));
        }
        LocalDate from = LocalDate.parse(text.substring(0, dots));
        LocalDate to = LocalDate.parse(text.substring(dots + 2));
        return to.isBefore(from) ? Optional.empty() : Optional.of(range(from, to));
    }

    private boolean isWithinLimits() {
        return from.getYear() >= YEAR_MIN
                && to.getYear() <= YEAR_MAX
                && ChronoUnit.DAYS.between(from, to) < DAYS_MAX;
    }

    private int number(int monthsEach) {
        return (from.getMonthValue() - 1) / monthsEach + 1;
    }

    private static Period months(Kind kind, int year, int first, int count) {
        LocalDate from = LocalDate.of(year, first, 1);
        return new Period(kind, from, from.plusMonths(count).minusDays(1));
    }

    private static boolean isLeapDay(LocalDate day) {
        return day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
    }

    private static int group(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
