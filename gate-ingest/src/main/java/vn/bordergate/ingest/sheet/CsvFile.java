package vn.bordergate.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvRow;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.LineSplitter;
import vn.bordergate.ingest.form.Utf8;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * A CSV file as a spreadsheet saves it: parted by commas, or by what else is used where a comma
 * parts decimals. Only UTF-8 is read: in any other encoding the names of goods would be guessed.
 */
final class CsvFile {

    private static final int LINE_BYTES_MAX = 256 << 10;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** Lines in which the separator is looked for. */
    private static final int FIRST_LINES = 20;

    private CsvFile() {}

    static void read(byte[] file, ColumnTexts columns, RowSink sink) {
        requireUtf8(file);
        char separator = separator(file, columns);
        LineSplitter splitter = LineSplitter.ofCsvRows(LINE_BYTES_MAX, separator);
        for (List<Line> lines : List.of(splitter.feed(file), splitter.finish())) {
            for (Line line : lines) {
                if (!sink.row(row(line, separator))) {
                    return;
                }
            }
        }
        sink.sheetEnds();
    }

    private static void requireUtf8(byte[] file) {
        boolean wide =
                file.length >= 2
                        && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                                || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
        int invalid = wide ? 0 : Utf8.firstInvalid(file);
        if (invalid >= 0) {
            Fault fault = Fault.at("", "SHEET_ENCODING");
            throw FaultsException.of(
                    422, fault.on(Utf8.line(file, invalid), Utf8.column(file, invalid)));
        }
    }

    /** The one that makes the most columns of the first lines known. */
    private static char separator(byte[] file, ColumnTexts columns) {
        int end = 0;
        for (int lines = 0; end < file.length && lines < FIRST_LINES; end++) {
            lines += file[end] == '\n' ? 1 : 0;
        }
        int from = Utf8.markLength(file);
        String[] first =
                new String(file, from, Math.max(0, end - from), StandardCharsets.UTF_8)
                        .split("\n", -1);
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            for (String line : first) {
                long known =
                        List.of(line.split(String.valueOf(separator), -1)).stream()
                                .filter(cell -> columns.named(cell).isPresent())
                                .count();
                if (known > most) {
                    most = known;
                    best = separator;
                }
            }
        }
        return best;
    }

    private static SheetRow row(Line line, char separator) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        FaultCode broken = line.tooLong() ? FaultCode.LINE_TOO_LONG : null;
        @Nullable List<String> texts =
                broken == null ? CsvRow.cells(line.bytes(), separator) : List.of();
        if (texts == null) {
            return new SheetRow((int) line.number(), cells, FaultCode.MALFORMED_CSV);
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                cells.put(i + 1, Cell.text(unguarded(texts.get(i))));
            }
        }
        return new SheetRow((int) line.number(), cells, broken);
    }

    /** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && isFormulaLike(text.substring(1))
                ? text.substring(1)
                : text;
    }

    /** Whether a spreadsheet that opens a CSV file might compute it. */
    static boolean isFormulaLike(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
