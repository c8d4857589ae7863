package vn.bordergate.ingest.sheet;

import org.jspecify.annotations.Nullable;

/** A rectangle of cells; columns and rows from 1, both ends within. */
record CellRange(int fromColumn, int fromRow, int toColumn, int toRow) {

    private static final int LETTERS = 26;
    private static final int COLUMNS_MAX = 16_384;
    static final int ROWS_MAX = 1_048_576;

    /** From {@code B2:D4}, or null when the text is no such thing. */
    static @Nullable CellRange parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        String from = colon < 0 ? text : text.substring(0, colon);
        String to = colon < 0 ? text : text.substring(colon + 1);
        int fromColumn = column(from);
        int toColumn = column(to);
        int fromRow = row(from);
        int toRow = row(to);
        boolean sound = fromColumn > 0 && fromRow > 0 && toColumn >= fromColumn && toRow >= fromRow;
        return sound ? new CellRange(fromColumn, fromRow, toColumn, toRow) : null;
    }

    /** Column of {@code AB12}, or 0. */
    static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && place.charAt(i) >= 'A'; i++) {
            char letter = place.charAt(i);
            column = column * LETTERS + (letter - 'A' + 1);
            if (letter > 'Z' || column > COLUMNS_MAX) {
                return 0;
            }
        }
        return column;
    }

    /** Row of {@code AB12}, or 0. */
    static int row(String place) {
        int row = 0;
        int from = 0;
        while (from < place.length() && place.charAt(from) >= 'A') {
            from++;
        }
        for (int i = from; i < place.length(); i++) {
            int digit = place.charAt(i) - '0';
            row = row * 10 + digit;
            if (digit < 0 || digit > 9 || row > ROWS_MAX) {
                return 0;
            }
        }
        return row;
    }

    /** {@code AB} for 28. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder(3);
        for (int left = column; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }
}
