/** Trials of the traffic at the gate. */
@NullMarked
package vn.bordergate.clearance.traffic;

import org.jspecify.annotations.NullMarked;
