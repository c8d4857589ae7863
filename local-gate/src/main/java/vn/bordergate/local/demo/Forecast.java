package vn.bordergate.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.demo.FileLine.BrokenRow;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/**
 * The second count of everything the demo lodges, made from the files before the first row leaves.
 */
final class Forecast {

    private static final int CRITICAL = 2;
    private static final int BROKEN_SHOWN_MAX = 20;

    private final Expectation expectation = new Expectation();
    private final Map<Row, Prophecy.Counts> fraudulent = new HashMap<>();
    private final List<BrokenRow> broken = new ArrayList<>();
    private long brokenRows;
    private long rows;
    private long rounded;
    private long free;

    private record Row(int file, long line) {}

    private Forecast() {}

    /** Reads all files through. */
    static Forecast of(List<DemoFile> files, Prophet prophet) throws IOException {
        Forecast forecast = new Forecast();
        for (int i = 0; i < files.size(); i++) {
            forecast.read(i, files.get(i), prophet);
        }
        return forecast;
    }

    private void read(int number, DemoFile file, Prophet prophet) throws IOException {
        try (CustomsFile lines = file.open()) {
            FileLine line = lines.next();
            for (long n = 0; n < file.rows() && line != null; n++, line = lines.next()) {
                switch (line) {
                    case CustomsRow row -> add(number, row, prophet.of(row));
                    case BrokenRow bad -> {
                        brokenRows++;
                        if (broken.size() < BROKEN_SHOWN_MAX) {
                            broken.add(bad);
                        }
                    }
                }
            }
        }
    }

    private void add(int number, CustomsRow row, Prophecy prophecy) {
        rows++;
        rounded += Consignments.isRounded(row) ? 1 : 0;
        expectation.add(prophecy);
        if (prophecy instanceof Prophecy.Counts counts) {
            free += row.price().signum() == 0 ? 1 : 0;
            if (row.criticalFraud() == CRITICAL) {
                fraudulent.put(new Row(number, row.line()), counts);
            }
        }
    }

    Expectation expectation() {
        return expectation;
    }

    /** What a row counts when its file says critical fraud, or null. */
    Prophecy.@Nullable Counts fraudulent(int file, long line) {
        return fraudulent.get(new Row(file, line));
    }

    /** The first of the lines that could not be read. */
    List<BrokenRow> broken() {
        return broken;
    }

    long brokenRows() {
        return brokenRows;
    }

    /** Rows that could be read and are lodged. */
    long rows() {
        return rows;
    }

    /** Rows whose price the loader rounds. */
    long rounded() {
        return rounded;
    }

    /** Rows with a price of zero that count nevertheless. */
    long free() {
        return free;
    }
}
