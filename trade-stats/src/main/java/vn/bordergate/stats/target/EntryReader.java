package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.period.Period;

/** Reads one figure from its texts, wherever they came from, and names every fault at its cell. */
final class EntryReader {

    /** Years ahead for which somebody plans. */
    static final int YEARS_AHEAD_MAX = 30;

    static final int SOURCE_CHARS_MAX = 200;

    /**
     * Plain digits and a point: a comma is a decimal sign to one reader and a thousands sign to
     * another.
     */
    private static final Pattern VALUE = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final BigDecimal PERCENT_MAX = new BigDecimal(100);

    private final Indicators indicators;
    private final LocalDate today;

    EntryReader(Indicators indicators, LocalDate today) {
        this.indicators = indicators;
        this.today = today;
    }

    /** Where a fault is told. */
    interface Complaints {
        void fault(Column column, String code, Map<String, Object> args);
    }

    /** The figure, or nothing when something was wrong with it. */
    Optional<Entry> read(Map<Column, String> cells, boolean takenBack, Complaints complaints) {
        return new OneEntry(cells, complaints).read(takenBack);
    }

    /** One figure being read. */
    private final class OneEntry {
        private final Map<Column, String> cells;
        private final Complaints complaints;
        private boolean sound = true;

        OneEntry(Map<Column, String> cells, Complaints complaints) {
            this.cells = new EnumMap<>(Column.class);
            this.complaints = complaints;
            cells.forEach((column, text) -> this.cells.put(column, text.strip()));
        }

        Optional<Entry> read(boolean takenBack) {
            Integer year = year();
            Span span = named(Column.PERIOD, Span.named(text(Column.PERIOD)), "FIGURE_PERIOD");
            Indicator indicator =
                    named(
                            Column.INDICATOR,
                            indicators.indicator(text(Column.INDICATOR)),
                            "FIGURE_INDICATOR");
            FigureKind kind =
                    named(Column.KIND, FigureKind.named(text(Column.KIND)), "FIGURE_KIND");
            Scope scope = named(Column.SCOPE, indicators.scope(text(Column.SCOPE)), "FIGURE_SCOPE");
            Unit unit = named(Column.UNIT, Unit.named(text(Column.UNIT)), "FIGURE_UNIT");
            if (indicator != null && unit != null && indicator.measure() != unit.measure()) {
                fault(Column.UNIT, "FIGURE_UNIT_OF_OTHER_MEASURE", unit.text());
            }
            BigDecimal value = takenBack ? null : value(unit);
            String source = source();
            if (year != null && span != null && kind == FigureKind.ACTUAL) {
                checkBegun(year, span);
            }
            if (!sound || year == null || span == null || indicator == null) {
                return Optional.empty();
            }
            return kind == null || scope == null || unit == null
                    ? Optional.empty()
                    : Optional.of(
                            new Entry(
                                    new FigureKey(year, span, indicator, kind, scope),
                                    value,
                                    unit,
                                    source));
        }

        private @Nullable Integer year() {
            String text = text(Column.YEAR);
            if (isMissing(Column.YEAR)) {
                return null;
            }
            int year = YEAR.matcher(text).matches() ? Integer.parseInt(text) : 0;
            if (year >= Period.YEAR_MIN && year <= today.getYear() + YEARS_AHEAD_MAX) {
                return year;
            }
            complaints.fault(
                    Column.YEAR,
                    "FIGURE_YEAR",
                    Map.of(
                            "value",
                            text,
                            "from",
                            Period.YEAR_MIN,
                            "to",
                            today.getYear() + YEARS_AHEAD_MAX));
            sound = false;
            return null;
        }

        private @Nullable BigDecimal value(@Nullable Unit unit) {
            String text = text(Column.VALUE);
            if (isMissing(Column.VALUE)) {
                return null;
            }
            if (!VALUE.matcher(text).matches()) {
                fault(Column.VALUE, "FIGURE_VALUE", text);
                return null;
            }
            BigDecimal value = new BigDecimal(text);
            if (unit == Unit.PERCENT && value.compareTo(PERCENT_MAX) > 0) {
                fault(Column.VALUE, "FIGURE_PERCENT", text);
            }
            return value;
        }

        private String source() {
            String text = text(Column.SOURCE);
            if (isMissing(Column.SOURCE)) {
                return text;
            }
            if (text.codePointCount(0, text.length()) > SOURCE_CHARS_MAX) {
                complaints.fault(
                        Column.SOURCE, "FIGURE_SOURCE_LONG", Map.of("max", SOURCE_CHARS_MAX));
                sound = false;
            } else if (text.chars().anyMatch(Character::isISOControl)) {
                fault(Column.SOURCE, "FIGURE_SOURCE_CONTROL", text);
            }
            return text;
        }

        /** Nothing has been achieved in a time that has not begun. */
        private void checkBegun(int year, Span span) {
            int month = span.equals(Span.CUMULATIVE) ? 1 : span.firstMonth();
            if (LocalDate.of(year, month, 1).isAfter(today)) {
                fault(Column.PERIOD, "FIGURE_NOT_BEGUN", span.text() + " " + year);
            }
        }

        private <T> @Nullable T named(Column column, Optional<T> found, String code) {
            if (found.isEmpty() && !isMissing(column)) {
                fault(column, code, text(column));
            }
            return found.orElse(null);
        }

        private boolean isMissing(Column column) {
            if (!text(column).isEmpty()) {
                return false;
            }
            fault(column, "FIGURE_CELL_EMPTY", column.text());
            return true;
        }

        private String text(Column column) {
            return cells.getOrDefault(column, "");
        }

        private void fault(Column column, String code, String value) {
            complaints.fault(column, code, Map.of("value", value));
            sound = false;
        }
    }
}
