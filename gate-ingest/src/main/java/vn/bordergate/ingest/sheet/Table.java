package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.declaring.form.CsvDeclaration;
import vn.bordergate.ingest.declaring.form.CsvDeclarations;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;

/** The rows of a file while it is read, and then the declarations that they are. */
final class Table implements RowSink {

    /** Rows in which the header is looked for. */
    private static final int ROWS_ABOVE_MAX = 20;

    private final ColumnTexts texts;
    private final SheetProperties limits;
    private final Pace pace;
    private final List<SheetRow> rows = new ArrayList<>();
    private final List<CellRange> merges = new ArrayList<>();
    private @Nullable Header header;
    private int above;
    private int cells;

    Table(ColumnTexts texts, SheetProperties limits, Pace pace) {
        this.texts = texts;
        this.limits = limits;
        this.pace = pace;
    }

    @Override
    public boolean row(SheetRow row) {
        if (header == null) {
            header = Header.in(row, texts).orElse(null);
            return header != null || ++above < ROWS_ABOVE_MAX;
        }
        cells += row.cells().size();
        if (rows.size() == limits.rowsMax()) {
            throw SheetRefusals.unreadable("SHEET_ROWS_TOO_MANY", "max", limits.rowsMax());
        }
        if (cells > limits.cellsMax()) {
            throw SheetRefusals.unreadable("SHEET_CELLS_TOO_MANY", "max", limits.cellsMax());
        }
        rows.add(row);
        pace.done(rows.size());
        return true;
    }

    @Override
    public void merged(CellRange range) {
        if (merges.size() == limits.rowsMax()) {
            throw SheetRefusals.unreadable("SHEET_CELLS_TOO_MANY", "max", limits.cellsMax());
        }
        merges.add(range);
    }

    @Override
    public boolean sheetEnds() {
        boolean found = header != null;
        if (!found) {
            above = 0;
            merges.clear();
        }
        return found;
    }

    /** The header; a file without one, or with nothing below it, is refused. */
    Header header() {
        if (header == null) {
            throw SheetRefusals.unreadable("SHEET_HEADER_MISSING");
        }
        if (rows.isEmpty()) {
            throw SheetRefusals.unreadable("SHEET_EMPTY");
        }
        return header;
    }

    List<SheetRow> rows() {
        return rows;
    }

    /** Rows to declarations, in the order of the file; rows of one that stand apart are told. */
    List<CsvDeclaration> declarations() {
        Map<Integer, BitSet> covered = covered();
        CsvDeclarations open = new CsvDeclarations();
        List<CsvDeclaration> all = new ArrayList<>();
        for (SheetRow row : rows) {
            FaultList faults = new FaultList();
            if (row.broken() == null) {
                Map<CsvColumn, String> byColumn = byColumn(row, covered, faults);
                all.addAll(open.add(row.number(), byColumn, faults));
            } else {
                faults.addAt(row.broken(), row.number(), 1);
                open.addUnreadable(row.number(), faults);
            }
        }
        all.addAll(open.finish());
        tellApart(all);
        return all;
    }

    /** Half of a declaration must not go in because its other half stands somewhere else. */
    private static void tellApart(List<CsvDeclaration> all) {
        Map<String, CsvDeclaration> firsts = new HashMap<>();
        for (CsvDeclaration one : all) {
            one.key()
                    .ifPresent(
                            key -> {
                                CsvDeclaration first = firsts.putIfAbsent(key, one);
                                if (first != null) {
                                    first.standsApartFrom(one.line());
                                    one.standsApartFrom(first.line());
                                }
                            });
        }
    }

    private Map<CsvColumn, String> byColumn(
            SheetRow row, Map<Integer, BitSet> covered, FaultList faults) {
        Map<CsvColumn, String> byColumn = new EnumMap<>(CsvColumn.class);
        header().columns()
                .forEach(
                        (place, column) -> {
                            Cell cell = row.cells().get(place);
                            FaultCode wrong = wrong(cell);
                            BitSet merged = covered.get(place);
                            if (merged != null && merged.get(row.number())) {
                                wrong = FaultCode.SHEET_CELL_MERGED;
                            }
                            if (wrong != null) {
                                faults.addInColumn(wrong, row.number(), column.title(), place);
                            }
                            if (cell != null && wrong(cell) == null) {
                                byColumn.put(column, CellText.of(column, cell, texts));
                            }
                        });
        return byColumn;
    }

    private static @Nullable FaultCode wrong(@Nullable Cell cell) {
        return switch (cell == null ? Cell.Kind.TEXT : cell.kind()) {
            case ERROR -> FaultCode.SHEET_CELL_ERROR;
            case NO_RESULT -> FaultCode.SHEET_FORMULA_EMPTY;
            case TEXT, NUMBER, MOMENT -> null;
        };
    }

    /** Rows that lie under a merged cell, by column. Which of them it is meant for nobody knows. */
    private Map<Integer, BitSet> covered() {
        Map<Integer, BitSet> covered = new HashMap<>();
        for (CellRange range : merges) {
            pace.check();
            int from = Math.max(range.fromRow(), header().row() + 1);
            for (int place : header().columns().keySet()) {
                boolean meets = range.fromColumn() <= place && place <= range.toColumn();
                if (meets && from <= range.toRow()) {
                    covered.computeIfAbsent(place, _ -> new BitSet()).set(from, range.toRow() + 1);
                }
            }
        }
        return covered;
    }
}
