package vn.bordergate.ingest.sheet;

/** What a cell holds, before anyone asks in which column it stands. */
record Cell(Kind kind, String text) {

    /** How the spreadsheet keeps it. */
    enum Kind {
        TEXT,
        /** A number, written plainly with a point. */
        NUMBER,
        /** A date cell; the text is its local date and time in ISO 8601. */
        MOMENT,
        /** An error of the spreadsheet, such as {@code #REF!}. */
        ERROR,
        /** A formula whose result the file does not carry. */
        NO_RESULT
    }

    static Cell text(String text) {
        return new Cell(Kind.TEXT, text);
    }
}
