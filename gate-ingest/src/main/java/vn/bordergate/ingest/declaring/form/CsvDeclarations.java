package vn.bordergate.ingest.declaring.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows to declarations: rows one after another with the same declarant number and reference are the
 * items of one. Rows are held only until their declaration is complete.
 */
public final class CsvDeclarations {

    private final List<CsvColumn> columns = new ArrayList<>();
    private boolean headed;
    private @Nullable CsvDeclaration open;

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
        if (cells == null) {
            List<CsvDeclaration> complete = new ArrayList<>(finish());
            complete.add(CsvDeclaration.unreadable(row.number(), faults, false));
            return complete;
        }
        return add(row.number(), byColumn(cells));
    }

    /** The last declaration. */
    public List<CsvDeclaration> finish() {
        CsvDeclaration last = open;
        open = null;
        return last == null ? List.of() : List.of(last);
    }

    private List<CsvDeclaration> add(long line, Map<CsvColumn, String> cells) {
        if (open != null && open.continuesWith(cells)) {
            open.add(line, cells);
            return List.of();
        }
        List<CsvDeclaration> complete = finish();
        open = new CsvDeclaration(columns, line, cells);
        return complete;
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
