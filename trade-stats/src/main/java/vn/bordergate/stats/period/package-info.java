/** Periods at the gates: days, weeks, months and so on, and which one is the same of last year. */
@NullMarked
package vn.bordergate.stats.period;

import org.jspecify.annotations.NullMarked;
