package vn.bordergate.stats.target;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in the form of RFC 4180, each cell with the place at which it begins. Cells are parted by
 * commas, or by semicolons where the first line has some and no comma, as spreadsheets write where
 * the comma is the decimal sign.
 */
final class CsvCells {

    private final String text;
    private final char separator;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private CsvCells(String text) {
        this.text = text;
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        this.separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    /** A text and where it stands, both counted from 1. */
    record Cell(String text, int line, int column) {}

    /** A quoted cell that does not end, or goes on after its closing quote. */
    static final class QuoteException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;

        QuoteException(int line, int column) {
            super("a quote at line " + line, null, false, false);
            this.line = line;
            this.column = column;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }

    /** The rows, without those that hold nothing at all. */
    static List<List<Cell>> read(String text) throws QuoteException {
        return new CsvCells(text).rows();
    }

    private List<List<Cell>> rows() throws QuoteException {
        while (at < text.length()) {
            row.add(cell());
            if (at < text.length() && text.charAt(at) == separator) {
                at++;
                if (at == text.length()) {
                    row.add(new Cell("", line, column()));
                }
            } else {
                endOfRow();
            }
        }
        endOfRow();
        return rows;
    }

    private Cell cell() throws QuoteException {
        int startLine = line;
        int startColumn = column();
        String inner =
                at < text.length() && text.charAt(at) == '"'
                        ? quoted(startLine, startColumn)
                        : bare();
        return new Cell(inner, startLine, startColumn);
    }

    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted(int startLine, int startColumn) throws QuoteException {
        StringBuilder inner = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean doubled = c == '"' && at < text.length() && text.charAt(at) == '"';
            if (doubled) {
                inner.append('"');
                at++;
            } else if (c == '"') {
                if (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
                    throw new QuoteException(line, column());
                }
                return inner.toString();
            } else {
                inner.append(c);
                if (c == '\n') {
                    newLine();
                }
            }
        }
        throw new QuoteException(startLine, startColumn);
    }

    private void endOfRow() {
        boolean nothing = row.stream().allMatch(cell -> cell.text().isBlank());
        if (!nothing) {
            rows.add(row);
        }
        row = new ArrayList<>();
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            newLine();
        }
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private void newLine() {
        line++;
        lineStart = at;
    }

    private int column() {
        return at - lineStart + 1;
    }
}
