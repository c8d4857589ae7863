package vn.bordergate.clearance.register;

import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Rows for one statement, each column as one text, its cells parted by a character that no cell
 * holds: the driver would escape an array character by character, which costs more than writing the
 * JSON in it.
 */
final class Sheet {

    private static final char SEPARATOR = '\u001e';

    private final StringBuilder[] columns;
    private int rows;

    Sheet(int columns) {
        this.columns = new StringBuilder[columns];
        for (int i = 0; i < columns; i++) {
            this.columns[i] = new StringBuilder();
        }
    }

    void row(Object... cells) {
        for (int i = 0; i < columns.length; i++) {
            if (rows > 0) {
                columns[i].append(SEPARATOR);
            }
            columns[i].append(cells[i]);
        }
        rows++;
    }

    /** A name from outside, which may hold anything. */
    static String plain(String name) {
        return name.replace(SEPARATOR, ' ');
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, int from) {
        GenericExecuteSpec bound = statement;
        for (int i = 0; i < columns.length; i++) {
            bound = bound.bind(from + i, columns[i].toString());
        }
        return bound;
    }

    int width() {
        return columns.length;
    }
}
