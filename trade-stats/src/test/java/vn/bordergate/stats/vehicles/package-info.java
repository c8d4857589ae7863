/** Trials of the vehicle counts. */
@NullMarked
package vn.bordergate.stats.vehicles;

import org.jspecify.annotations.NullMarked;
