package vn.bordergate.ingest.declaring.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.Utf8;

/**
 * Rows to declarations: rows one after another with the same declarant number and reference are the
 * items of one. Rows are held only until their declaration is complete. A row that cannot be read,
 * or does not say whose it is, may be an item of the declaration before it or of the one behind it:
 * neither may then go in as if it were whole.
 */
public final class CsvDeclarations {

    private static final List<CsvColumn> KEY =
            List.of(CsvColumn.DECLARANT_NUMBER, CsvColumn.REFERENCE);

    private final List<CsvColumn> columns = new ArrayList<>();
    private boolean headed;
    private @Nullable CsvDeclaration open;
    private FaultList stray = new FaultList();
    private long strayLine;

    /** What the row completes: the declaration before it, or an answer of its own. */
    public List<CsvDeclaration> add(Line row) {
        FaultList faults = new FaultList();
        List<String> cells = cells(row, faults);
        if (!headed) {
            headed = true;
            if (cells != null) {
                readHeader(cells, row.number(), faults);
            }
            return faults.isEmpty()
                    ? List.of()
                    : List.of(CsvDeclaration.unreadable(row.number(), faults, true));
        }
        if (cells != null && cells.size() != columns.size()) {
            faults.addAt(FaultCode.CSV_ROW_LENGTH, (int) row.number(), 1);
            cells = null;
        }
        Map<CsvColumn, String> byColumn = cells == null ? Map.of() : byColumn(cells);
        if (cells != null) {
            requireKey(byColumn, row.number(), faults);
        }
        return faults.isEmpty() ? add(row.number(), byColumn) : addStray(row.number(), faults);
    }

    /**
     * A row of a table whose header was read elsewhere.
     *
     * @param faults what is wrong in its cells already
     * @return the declaration that it completes, if it does
     */
    public List<CsvDeclaration> add(long line, Map<CsvColumn, String> cells, FaultList faults) {
        FaultList unknown = new FaultList();
        requireKey(cells, line, unknown);
        if (!unknown.isEmpty()) {
            unknown.addAll(faults);
            return addStray(line, unknown);
        }
        List<CsvDeclaration> complete = add(line, cells);
        if (open != null) {
            open.spoil(faults);
        }
        return complete;
    }

    /** A row of such a table that cannot be read, and may be of either of its neighbours. */
    public void addUnreadable(long line, FaultList faults) {
        addStray(line, faults);
    }

    /** The last declaration, or the rows that no declaration is left for. */
    public List<CsvDeclaration> finish() {
        if (open == null && !stray.isEmpty()) {
            FaultList faults = stray;
            stray = new FaultList();
            return List.of(CsvDeclaration.unreadable(strayLine, faults, false));
        }
        CsvDeclaration last = open;
        open = null;
        stray = new FaultList();
        return last == null ? List.of() : List.of(last);
    }

    private List<CsvDeclaration> addStray(long line, FaultList faults) {
        if (stray.isEmpty()) {
            strayLine = line;
        }
        stray.addAll(faults);
        if (open != null) {
            open.spoil(faults);
        }
        return List.of();
    }

    private List<CsvDeclaration> add(long line, Map<CsvColumn, String> cells) {
        if (open != null && open.continuesWith(cells)) {
            open.add(line, cells);
            // What lay between two rows of one declaration was its own.
            stray = new FaultList();
            return List.of();
        }
        List<CsvDeclaration> complete = open == null ? List.of() : List.of(open);
        open = new CsvDeclaration(columns, line, cells);
        open.spoil(stray);
        stray = new FaultList();
        return complete;
    }

    private void requireKey(Map<CsvColumn, String> cells, long line, FaultList faults) {
        for (CsvColumn key : KEY) {
            if (!cells.containsKey(key)) {
                faults.addInColumn(FaultCode.MISSING, line, key.title(), columns.indexOf(key) + 1);
            }
        }
    }

    private static @Nullable List<String> cells(Line row, FaultList faults) {
        int line = (int) row.number();
        if (row.tooLong()) {
            faults.addAt(FaultCode.LINE_TOO_LONG, line, 1);
            return null;
        }
        int invalid = Utf8.firstInvalid(row.bytes());
        if (invalid >= 0) {
            faults.addAt(FaultCode.INVALID_UTF8, line, Utf8.column(row.bytes(), invalid));
            return null;
        }
        List<String> cells = CsvRow.cells(row.bytes());
        if (cells == null) {
            faults.addAt(FaultCode.MALFORMED_CSV, line, 1);
        }
        return cells;
    }

    private void readHeader(List<String> titles, long line, FaultList faults) {
        Set<CsvColumn> seen = new HashSet<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).strip();
            Optional<CsvColumn> column = CsvColumn.titled(title);
            if (column.isEmpty()) {
                faults.addInColumn(FaultCode.CSV_COLUMN_UNKNOWN, line, title, i + 1);
            } else if (!seen.add(column.get())) {
                faults.addInColumn(FaultCode.CSV_COLUMN_TWICE, line, title, i + 1);
            } else {
                columns.add(column.get());
            }
        }
        for (CsvColumn column : CsvColumn.values()) {
            if (column.required() && !seen.contains(column)) {
                faults.addInColumn(
                        FaultCode.CSV_COLUMN_MISSING, line, column.title(), titles.size() + 1);
            }
        }
    }

    private Map<CsvColumn, String> byColumn(List<String> cells) {
        Map<CsvColumn, String> byColumn = new EnumMap<>(CsvColumn.class);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                byColumn.put(columns.get(i), cells.get(i));
            }
        }
        return byColumn;
    }
}
