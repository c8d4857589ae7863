/** Trials of declarations in spreadsheets and CSV files. */
@NullMarked
package vn.bordergate.ingest.sheet;

import org.jspecify.annotations.NullMarked;
