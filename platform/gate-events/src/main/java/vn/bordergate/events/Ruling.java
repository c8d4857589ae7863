package vn.bordergate.events;

import java.util.List;

/**
 * By which rule something was decided: the table, the version in force and the ids of the rows that
 * applied, so that the same inputs can be judged again years later.
 *
 * @param table name of the table
 * @param version the version in force
 * @param rows ids of the rows that applied
 */
public record Ruling(String table, String version, List<String> rows) {

    public Ruling {
        rows = List.copyOf(rows);
    }
}
