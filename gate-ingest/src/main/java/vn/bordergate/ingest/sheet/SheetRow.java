package vn.bordergate.ingest.sheet;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.FaultCode;

/**
 * One row of a table.
 *
 * @param number from 1, as the spreadsheet shows it
 * @param cells by their column, from 1; only those that hold something
 * @param broken why the row cannot be read at all
 */
record SheetRow(int number, SortedMap<Integer, Cell> cells, @Nullable FaultCode broken) {}
