package vn.bordergate.ingest.sheet;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.declaring.form.CsvDeclaration;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.web.Fault;

/**
 * One thing that is wrong, at its cell.
 *
 * @param row from 1, as the spreadsheet shows it; 0 where it is the whole file
 * @param place column from 1; 0 where the file has no such column
 * @param title what the API calls the column, or the heading that was not known
 * @param value what the cell holds, shortened
 */
record CellFault(
        int row,
        int place,
        @Nullable String title,
        @Nullable String value,
        String code,
        Map<String, Object> args) {

    private static final int VALUE_CHARS_MAX = 60;

    CellFault {
        args = Map.copyOf(args);
    }

    /** Of the whole file, or of its header. */
    static CellFault ofFile(Fault fault) {
        int row = fault.line() == null ? 0 : fault.line();
        int place = fault.column() == null ? 0 : fault.column();
        return new CellFault(
                row, place, CsvDeclaration.columnTitle(fault), null, fault.code(), fault.args());
    }

    /** Of a declaration whose faults name lines and the columns of the API. */
    static CellFault of(Fault fault, Header header, Map<Integer, SheetRow> rows) {
        String title = CsvDeclaration.columnTitle(fault);
        CsvColumn column = title == null ? null : CsvColumn.titled(title).orElse(null);
        Integer place = column == null ? null : header.placeOf(column);
        int line = fault.line() == null ? 0 : fault.line();
        SheetRow row = rows.get(line);
        Cell cell = row == null || place == null ? null : row.cells().get(place);
        return new CellFault(
                line,
                place == null ? 0 : place,
                title,
                cell == null ? null : shortened(cell.text()),
                fault.code(),
                fault.args());
    }

    /** The same as a fault of the gate, for its wording, with the heading that its reader sees. */
    Fault under(@Nullable String heading) {
        Map<String, Object> all = new HashMap<>(args);
        if (heading != null) {
            all.put(FaultList.COLUMN_TITLE, heading);
        }
        return Fault.at("", code, all);
    }

    private static String shortened(String text) {
        return text.length() <= VALUE_CHARS_MAX ? text : text.substring(0, VALUE_CHARS_MAX) + "…";
    }
}
