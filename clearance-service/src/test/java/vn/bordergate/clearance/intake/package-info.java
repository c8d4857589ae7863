/** What declarants did, taken in on a real database. */
@NullMarked
package vn.bordergate.clearance.intake;

import org.jspecify.annotations.NullMarked;
