package vn.bordergate.ingest.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.form.Limits;

/**
 * What a cell says in its column, as the declarations API writes it. Only what can be read in one
 * way is read: a text with a date is day first, as everybody at the gate writes it; a number that
 * lost the noughts before it gets them back where its length leaves no choice.
 */
final class CellText {

    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ ,T]+(\\d{1,2})[:h](\\d{2})(?::\\d{2})?)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})(?:[ ,T]+(\\d{1,2})[:h](\\d{2})(?::\\d{2})?)?");
    private static final int HS_LENGTH_MAX = 10;
    private static final int TAX_CODE_LENGTH = 10;
    private static final int CITIZEN_NUMBER_LENGTH = 12;

    private CellText() {}

    static String of(CsvColumn column, Cell cell, ColumnTexts columns) {
        return switch (cell.kind()) {
            case MOMENT -> moment(column, LocalDateTime.parse(cell.text()));
            case NUMBER -> number(column, cell.text());
            default -> text(column, cell.text().strip(), columns);
        };
    }

    private static String moment(CsvColumn column, LocalDateTime at) {
        return switch (column) {
            case CUSTOMS_DAY -> at.toLocalDate().toString();
            case PLANNED_ARRIVAL -> zoned(at);
            default -> at.toString();
        };
    }

    private static String number(CsvColumn column, String digits) {
        int length = digits.length();
        boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return switch (column) {
            case HS_CODE ->
                    whole && length % 2 == 1 && length >= 5 && length < HS_LENGTH_MAX
                            ? "0" + digits
                            : digits;
            case DECLARANT_NUMBER -> {
                int full = length <= TAX_CODE_LENGTH ? TAX_CODE_LENGTH : CITIZEN_NUMBER_LENGTH;
                yield whole && length >= 9 && length < full
                        ? "0".repeat(full - length) + digits
                        : digits;
            }
            default -> digits;
        };
    }

    private static String text(CsvColumn column, String text, ColumnTexts columns) {
        return switch (column) {
            case CUSTOMS_DAY -> written(text, false);
            case PLANNED_ARRIVAL -> written(text, true);
            default -> columns.code(column, text);
        };
    }

    /** The text itself where it is no date or a date that does not exist: the form will tell. */
    private static String written(String text, boolean withTime) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        try {
            if (dayFirst.matches()) {
                return at(dayFirst, withTime, 3, 1);
            }
            return yearFirst.matches() ? at(yearFirst, withTime, 1, 3) : text;
        } catch (DateTimeException none) {
            return text;
        }
    }

    private static String at(Matcher parts, boolean withTime, int year, int day) {
        LocalDate date = LocalDate.of(number(parts, year), number(parts, 2), number(parts, day));
        if (!withTime) {
            return date.toString();
        }
        if (parts.group(4) == null) {
            // A day alone is no time of arrival.
            throw new DateTimeException("no time of day");
        }
        return zoned(date.atTime(LocalTime.of(number(parts, 4), number(parts, 5))));
    }

    private static String zoned(LocalDateTime at) {
        return ZonedDateTime.of(at, Limits.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
