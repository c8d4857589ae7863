package vn.bordergate.stats.report;

import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * A paper as CSV, as the spreadsheets of its readers open it: in Vietnamese with decimal commas
 * between semicolons, in English and Chinese with decimal points between commas; never with
 * thousands separators, so that numbers stay numbers.
 */
final class PaperCsv {

    private static final String LINE_END = "\r\n";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final char separator;
    private final char point;
    private final StringBuilder text = new StringBuilder();

    private PaperCsv(boolean vietnamese) {
        separator = vietnamese ? ';' : ',';
        point = vietnamese ? ',' : '.';
        // Without it the usual spreadsheet takes the letters for those of another alphabet.
        text.append(BYTE_ORDER_MARK);
    }

    static byte[] write(Paper paper) {
        PaperCsv csv = new PaperCsv(paper.language().equals("vi"));
        csv.line(paper.title());
        paper.facts().forEach(csv::line);
        paper.paragraphs().forEach(csv::line);
        paper.tables().forEach(csv::table);
        return csv.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void table(Paper.Table table) {
        line(table.caption());
        StringJoiner headings = new StringJoiner(Character.toString(separator));
        table.headings().forEach(heading -> headings.add(quoted(heading)));
        text.append(headings).append(LINE_END);
        for (Paper.Row row : table.rows()) {
            StringJoiner cells = new StringJoiner(Character.toString(separator));
            row.cells().forEach(cell -> cells.add(cell(cell)));
            text.append(cells).append(LINE_END);
        }
    }

    private void line(String words) {
        text.append(quoted(words)).append(LINE_END);
    }

    private String cell(Paper.Cell cell) {
        return switch (cell) {
            case Paper.Cell.Words(String words) -> quoted(words);
            case Paper.Cell.Number(var value, int decimals) ->
                    value.setScale(decimals, RoundingMode.HALF_UP)
                            .toPlainString()
                            .replace('.', point);
        };
    }

    /**
     * A text that begins like a formula is led by an apostrophe: a spreadsheet would run it, and
     * names of gates come from outside.
     */
    private String quoted(String words) {
        boolean formula = !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0;
        String safe = formula ? "'" + words : words;
        boolean plain =
                safe.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
