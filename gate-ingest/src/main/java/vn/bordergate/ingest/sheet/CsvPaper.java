package vn.bordergate.ingest.sheet;

import java.util.List;
import java.util.stream.Collectors;

/** CSV that the gate hands out, RFC 4180. */
final class CsvPaper {

    /** By it spreadsheets know UTF-8. */
    static final String MARK = "\uFEFF";

    private CsvPaper() {}

    static String line(List<String> cells) {
        return cells.stream().map(CsvPaper::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A text that a spreadsheet might compute gets an apostrophe, which the reader takes off. */
    private static String cell(String text) {
        String safe = CsvFile.isFormulaLike(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
