/**
 * Calls vehicles to lanes: what stands in a yard, what officers decided about it, who is called by
 * which rule, when the others may expect it, and how good that was foreseen.
 *
 * <p>The shell around the pure room {@link vn.bordergate.clearance.dispatch}.
 */
@NullMarked
package vn.bordergate.clearance.calling;

import org.jspecify.annotations.NullMarked;
