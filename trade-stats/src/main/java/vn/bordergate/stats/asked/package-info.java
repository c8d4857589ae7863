/** Reads what somebody asks of figures by day, and finds all faults of the question at once. */
@NullMarked
package vn.bordergate.stats.asked;

import org.jspecify.annotations.NullMarked;
