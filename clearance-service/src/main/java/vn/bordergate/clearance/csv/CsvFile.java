package vn.bordergate.clearance.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Reads an uploaded file: a heading, then an entry a line, with commas or semicolons between its
 * cells. All faults are found at once.
 */
public final class CsvFile {

    /** Lines of one upload. */
    public static final int LINES_MAX = 5_000;

    private static final int FAULTS_MAX = 50;

    private final String heading;
    private final String register;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private CsvFile(String heading, String register) {
        this.heading = heading;
        this.register = register;
    }

    /**
     * Reads an upload.
     *
     * @param register what the codes of its faults begin with, such as {@code RATES}
     * @param entry reads one line; null where it had a fault
     * @throws FaultsException with status 400 and its faults
     */
    public static <T> List<T> read(
            String csv, String heading, String register, Function<CsvLine, @Nullable T> entry) {
        return new CsvFile(heading, register).entries(csv.strip(), entry);
    }

    private <T> List<T> entries(String csv, Function<CsvLine, @Nullable T> entry) {
        // A spreadsheet's mark of its encoding is no letter of the heading.
        List<String> texts = (csv.startsWith("\uFEFF") ? csv.substring(1) : csv).lines().toList();
        if (texts.isEmpty() || !CsvLine.commas(texts.getFirst()).strip().equals(heading)) {
            throw refused("HEADING_WRONG", "/1", heading);
        }
        if (texts.size() - 1 > LINES_MAX) {
            throw refused("TOO_MANY", "", LINES_MAX);
        }
        int cells = CsvLine.cells(heading).size();
        List<T> entries = new ArrayList<>();
        for (int i = 1; i < texts.size() && faults.size() < FAULTS_MAX; i++) {
            String text = texts.get(i);
            if (text.isBlank()) {
                continue;
            }
            var line = new CsvLine(this, i + 1, CsvLine.cells(text));
            if (line.size() != cells) {
                line.fault("LINE_MALFORMED", text);
                continue;
            }
            T read = entry.apply(line);
            if (read != null) {
                entries.add(read);
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return entries;
    }

    boolean isFirst(String key) {
        return seen.add(key);
    }

    void add(String code, String pointer, String value) {
        faults.add(fault(code, pointer, value));
    }

    int faults() {
        return faults.size();
    }

    private FaultsException refused(String code, String pointer, Object value) {
        return FaultsException.of(400, fault(code, pointer, value));
    }

    private Fault fault(String code, String pointer, Object value) {
        return new Fault(register + '_' + code, pointer, Map.of("value", value));
    }
}
