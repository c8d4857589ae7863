package vn.bordergate.clearance.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an uploaded file; what is wrong with it is kept for the file. */
public final class CsvLine {

    private static final int VALUE_CHARS_MAX = 60;
    private static final int YEAR_MIN = 1990;
    private static final int YEAR_MAX = 2999;

    private final CsvFile file;
    private final int number;
    private final List<String> cells;
    private final int faultsBefore;

    CsvLine(CsvFile file, int number, List<String> cells) {
        this.file = file;
        this.number = number;
        this.cells = cells;
        this.faultsBefore = file.faults();
    }

    static List<String> cells(String text) {
        return Arrays.stream(commas(text).split(",", -1)).map(String::strip).toList();
    }

    static String commas(String text) {
        return text.replace(';', ',');
    }

    int size() {
        return cells.size();
    }

    public String cell(int place) {
        return cells.get(place);
    }

    /** The day in the cell; null, and a fault, where it holds none that can be meant. */
    public @Nullable LocalDate day(int place) {
        try {
            LocalDate day = LocalDate.parse(cell(place));
            if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) {
                return day;
            }
        } catch (DateTimeException notADate) {
            // Told below, like a day that nobody can mean.
        }
        fault("DATE_WRONG", cell(place));
        return null;
    }

    /** Whether nothing is wrong so far, and no line before was of the same. */
    public boolean isFirst(String key, String told) {
        if (file.faults() > faultsBefore) {
            return false;
        }
        if (file.isFirst(key)) {
            return true;
        }
        fault("LINE_TWICE", told);
        return false;
    }

    /**
     * Something is wrong with this line.
     *
     * @param code without the register's name before it
     */
    public void fault(String code, String value) {
        String told =
                value.length() > VALUE_CHARS_MAX
                        ? value.substring(0, VALUE_CHARS_MAX) + "…"
                        : value;
        file.add(code, "/" + number, told);
    }
}
