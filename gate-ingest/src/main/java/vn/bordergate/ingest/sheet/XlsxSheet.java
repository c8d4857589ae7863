package vn.bordergate.ingest.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.Decimals;

/** One sheet, row by row. */
final class XlsxSheet {

    /** What a spreadsheet itself keeps of a number; the rest is noise of binary fractions. */
    private static final MathContext PRECISION = new MathContext(15);

    private final XlsxTexts texts;
    private final XlsxStyles styles;
    private final boolean since1904;
    private final RowSink sink;
    private int row;
    private int column;
    private boolean wanted = true;
    private SortedMap<Integer, Cell> cells = new TreeMap<>();

    XlsxSheet(XlsxTexts texts, XlsxStyles styles, boolean since1904, RowSink sink) {
        this.texts = texts;
        this.styles = styles;
        this.since1904 = since1904;
        this.sink = sink;
    }

    void read(XMLStreamReader reader) throws XMLStreamException {
        while (wanted && reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> beginRow(reader);
                    case "c" -> readCell(reader);
                    case "mergeCell" -> merged(reader);
                    default -> {
                        // Widths, panes, pictures and the like.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("row")
                    && !cells.isEmpty()) {
                wanted = sink.row(new SheetRow(row, cells, null));
                cells = new TreeMap<>();
            }
        }
    }

    private void merged(XMLStreamReader reader) {
        CellRange range = CellRange.parse(XlsxParts.attribute(reader, "ref"));
        if (range != null) {
            sink.merged(range);
        }
    }

    private void beginRow(XMLStreamReader reader) {
        String number = XlsxParts.attribute(reader, "r");
        int next = number == null ? row + 1 : CellRange.row(number);
        if (next <= row) {
            throw SheetRefusals.unreadable("SHEET_DAMAGED");
        }
        row = next;
        column = 0;
    }

    private void readCell(XMLStreamReader reader) throws XMLStreamException {
        String place = XlsxParts.attribute(reader, "r");
        int next = place == null ? column + 1 : CellRange.column(place);
        if (next <= column) {
            throw SheetRefusals.unreadable("SHEET_DAMAGED");
        }
        column = next;
        String type = XlsxParts.attribute(reader, "t");
        String style = XlsxParts.attribute(reader, "s");
        boolean formula = false;
        String value = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> value = texts.counted(XlsxParts.textOf(reader));
                    case "is" -> value = texts.whole(reader, "is");
                    default -> {
                        // Extensions that say nothing of the value.
                    }
                }
            }
        }
        Cell cell = cell(type == null ? "n" : type, style, formula, value);
        if (cell != null) {
            cells.put(column, cell);
        }
    }

    private @Nullable Cell cell(
            String type, @Nullable String style, boolean formula, @Nullable String value) {
        if (value == null || (value.isEmpty() && !type.equals("str"))) {
            return formula ? new Cell(Cell.Kind.NO_RESULT, "") : null;
        }
        Cell cell =
                switch (type) {
                    case "s" -> shared(value);
                    case "e" -> new Cell(Cell.Kind.ERROR, value);
                    case "b" -> Cell.text(value.strip().equals("1") ? "TRUE" : "FALSE");
                    case "d" -> written(value);
                    case "n" -> number(value, styles.isMoment(style));
                    default -> Cell.text(value);
                };
        boolean blank = cell.kind() == Cell.Kind.TEXT && cell.text().isBlank();
        return blank ? null : cell;
    }

    private Cell shared(String number) {
        String text = texts.at(number);
        if (text == null) {
            throw SheetRefusals.unreadable("SHEET_DAMAGED");
        }
        return Cell.text(text);
    }

    private Cell number(String literal, boolean moment) {
        BigDecimal number = Decimals.parse(literal.strip());
        if (number == null || number.scale() > 400 || number.scale() < -400) {
            return Cell.text(literal);
        }
        LocalDateTime at = moment ? SerialMoments.of(number, since1904) : null;
        if (at != null) {
            return new Cell(Cell.Kind.MOMENT, at.toString());
        }
        return new Cell(Cell.Kind.NUMBER, Decimals.plain(number.round(PRECISION)).toPlainString());
    }

    /** A date that is written out, as few programs do. */
    private static Cell written(String text) {
        try {
            LocalDateTime at =
                    text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay();
            return new Cell(Cell.Kind.MOMENT, at.toString());
        } catch (DateTimeException none) {
            return Cell.text(text);
        }
    }
}
