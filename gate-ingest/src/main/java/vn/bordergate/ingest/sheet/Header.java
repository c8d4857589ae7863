package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The row that says which column is which; titles and notes may stand above it. */
final class Header {

    /** So many known headings make a row the header; a title above the table has none. */
    private static final int KNOWN_MIN = 3;

    private final int row;
    private final SortedMap<Integer, CsvColumn> columns;
    private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);

    private Header(int row, SortedMap<Integer, CsvColumn> columns) {
        this.row = row;
        this.columns = columns;
        columns.forEach((place, column) -> places.put(column, place));
    }

    /** The header, if this row is one. One with wrong headings refuses the file. */
    static Optional<Header> in(SheetRow row, ColumnTexts texts) {
        long known =
                row.cells().values().stream()
                        .filter(c -> texts.named(c.text()).isPresent())
                        .count();
        if (known < KNOWN_MIN) {
            return Optional.empty();
        }
        List<Fault> faults = new ArrayList<>();
        SortedMap<Integer, CsvColumn> columns = new TreeMap<>();
        row.cells()
                .forEach(
                        (place, cell) -> {
                            CsvColumn column = texts.named(cell.text()).orElse(null);
                            FaultCode wrong = wrong(column, columns);
                            if (column != null && wrong == null) {
                                columns.put(place, column);
                            } else if (wrong != null && !texts.isFaultHeading(cell.text())) {
                                faults.add(fault(wrong, row.number(), place, cell.text()));
                            }
                        });
        for (CsvColumn column : CsvColumn.values()) {
            if (column.required() && !columns.containsValue(column)) {
                int behind = row.cells().lastKey() + 1;
                faults.add(
                        fault(FaultCode.CSV_COLUMN_MISSING, row.number(), behind, column.title()));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
        return Optional.of(new Header(row.number(), columns));
    }

    private static @Nullable FaultCode wrong(
            @Nullable CsvColumn column, SortedMap<Integer, CsvColumn> before) {
        if (column == null) {
            return FaultCode.CSV_COLUMN_UNKNOWN;
        }
        return before.containsValue(column) ? FaultCode.CSV_COLUMN_TWICE : null;
    }

    private static Fault fault(FaultCode code, int row, int place, String title) {
        return FaultList.inColumn(Fault.at("", code.name()), row, title, place);
    }

    int row() {
        return row;
    }

    /** By their place in the file, from 1. */
    SortedMap<Integer, CsvColumn> columns() {
        return columns;
    }

    /** Where the column stands, if the file has it. */
    @Nullable Integer placeOf(CsvColumn column) {
        return places.get(column);
    }
}
