/** Trials of slips on paper. */
@NullMarked
package vn.bordergate.clearance.slip;

import org.jspecify.annotations.NullMarked;
