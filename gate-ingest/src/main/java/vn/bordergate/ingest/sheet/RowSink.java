package vn.bordergate.ingest.sheet;

/** Takes the rows of a file as they are read. */
interface RowSink {

    /**
     * Takes a row that holds something.
     *
     * @return whether more rows of this sheet are wanted
     */
    boolean row(SheetRow row);

    /** Cells that are one: columns and rows from 1, both ends within. */
    void merged(CellRange range);

    /**
     * All of a sheet was told.
     *
     * @return whether the table was in it, and no other sheet is wanted
     */
    boolean sheetEnds();
}
