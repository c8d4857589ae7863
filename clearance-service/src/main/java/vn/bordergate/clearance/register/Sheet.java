package vn.bordergate.clearance.register;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    boolean isEmpty() {
        return rows == 0;
    }

    /** The columns of a sheet in a statement, from the parameter of that number on. */
    static String parameters(int from, int columns) {
        return IntStream.range(from, from + columns)
                .mapToObj("string_to_table($%d, chr(30))"::formatted)
                .collect(Collectors.joining(", "));
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, int from) {
        GenericExecuteSpec bound = statement;
        for (int i = 0; i < columns.length; i++) {
            bound = bound.bind(from + i, columns[i].toString());
        }
        return bound;
    }
}
