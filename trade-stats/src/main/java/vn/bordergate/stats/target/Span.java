package vn.bordergate.stats.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.bordergate.stats.period.Period;

/**
 * Which part of its year a figure is of, as the column {@code period} of a file says it.
 *
 * @param text as written in a file
 * @param firstMonth first month that it covers
 * @param lastMonth last month that it covers
 */
public record Span(String text, int firstMonth, int lastMonth) implements Comparable<Span> {

    public static final Span YEAR = new Span("year", 1, 12);

    /** A state at the end of the year that has come together over all years, such as projects. */
    public static final Span CUMULATIVE = new Span("cumulative", 13, 13);

    private static final Span[] ALL = all();

    /** The span of that name; upper and lower case are told apart, as files are to be plain. */
    public static Optional<Span> named(String text) {
        return Arrays.stream(ALL).filter(span -> span.text.equals(text)).findFirst();
    }

    /** Where figures are entered for this period at all. */
    public static Optional<Span> of(Period period) {
        return switch (period.kind()) {
            case YEAR -> Optional.of(YEAR);
            case HALF_YEAR -> named("H" + period.number());
            case QUARTER -> named("Q" + period.number());
            case MONTH -> named("M%02d".formatted(period.number()));
            case DAY, WEEK, RANGE -> Optional.empty();
        };
    }

    /** In the order in which a form offers them. */
    public static Span[] values() {
        return ALL.clone();
    }

    boolean isWholeYear() {
        return equals(YEAR);
    }

    private static Span[] all() {
        List<Span> all = new ArrayList<>();
        all.add(YEAR);
        for (int half = 1; half <= 2; half++) {
            all.add(new Span("H" + half, half * 6 - 5, half * 6));
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            all.add(new Span("Q" + quarter, quarter * 3 - 2, quarter * 3));
        }
        for (int month = 1; month <= 12; month++) {
            all.add(new Span("M%02d".formatted(month), month, month));
        }
        all.add(CUMULATIVE);
        return all.toArray(Span[]::new);
    }

    @Override
    public int compareTo(Span other) {
        int byEnd = Integer.compare(lastMonth, other.lastMonth);
        return byEnd != 0 ? byEnd : Integer.compare(other.firstMonth, firstMonth);
    }
}
