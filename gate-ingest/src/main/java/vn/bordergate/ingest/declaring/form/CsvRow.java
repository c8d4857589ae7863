package vn.bordergate.ingest.declaring.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.Utf8;

/** The cells of one row, RFC 4180 to the letter. */
public final class CsvRow {

    /** What RFC 4180 writes between two cells. */
    public static final char COMMA = ',';

    private final String text;
    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private CsvRow(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The cells, or null when the quotation marks make no sense. The bytes must be UTF-8. */
    static @Nullable List<String> cells(byte[] bytes) {
        return cells(bytes, COMMA);
    }

    /** The same with what a spreadsheet of another country writes between two cells. */
    public static @Nullable List<String> cells(byte[] bytes, char separator) {
        int from = Utf8.markLength(bytes);
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        CsvRow row = new CsvRow(text, separator);
        return row.read() ? row.cells : null;
    }

    private boolean read() {
        while (true) {
            boolean sound =
                    at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell();
            if (!sound) {
                return false;
            }
            if (at == text.length()) {
                return true;
            }
            at++;
        }
    }

    private boolean plainCell() {
        int end = text.indexOf(separator, at);
        String cell = text.substring(at, end < 0 ? text.length() : end);
        at += cell.length();
        cells.add(cell);
        return cell.indexOf('"') < 0;
    }

    private boolean quotedCell() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                return false;
            }
            cell.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                cells.add(cell.toString());
                return at == text.length() || text.charAt(at) == separator;
            }
            cell.append('"');
            at++;
        }
    }
}
