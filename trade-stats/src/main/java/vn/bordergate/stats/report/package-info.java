/**
 * The reports that the board hands in: computed from the totals for any period, laid out once as a
 * paper in words, and written from that as page, spreadsheet, CSV and PDF. What was handed in is
 * kept as figures, found again, and compared with what the totals say now.
 */
@NullMarked
package vn.bordergate.stats.report;

import org.jspecify.annotations.NullMarked;
