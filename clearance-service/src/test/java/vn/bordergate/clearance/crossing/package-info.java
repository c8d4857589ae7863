/** Trials of the crossing. */
@NullMarked
package vn.bordergate.clearance.crossing;

import org.jspecify.annotations.NullMarked;
