/** Takes in what declarants did, batch by batch, and decides on it. */
@NullMarked
package vn.bordergate.clearance.intake;

import org.jspecify.annotations.NullMarked;
