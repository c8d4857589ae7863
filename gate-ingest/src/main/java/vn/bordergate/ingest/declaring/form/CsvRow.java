package vn.bordergate.ingest.declaring.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.Utf8;

/** The cells of one row, RFC 4180 to the letter. */
final class CsvRow {

    private final String text;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private CsvRow(String text) {
        this.text = text;
    }

    /** The cells, or null when the quotation marks make no sense. The bytes must be UTF-8. */
    static @Nullable List<String> cells(byte[] bytes) {
        int from = Utf8.markLength(bytes);
        CsvRow row =
                new CsvRow(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
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
        int end = text.indexOf(',', at);
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
                return at == text.length() || text.charAt(at) == ',';
            }
            cell.append('"');
            at++;
        }
    }
}
