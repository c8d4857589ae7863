/**
 * Declarations in a table: a spreadsheet or a CSV file is checked as a whole, every fault is told
 * at its cell, and what is sound is lodged through the same door as everything else.
 */
@NullMarked
package vn.bordergate.ingest.sheet;

import org.jspecify.annotations.NullMarked;
