/** When each gate works, as it is configured. */
@NullMarked
package vn.bordergate.clearance.hours;

import org.jspecify.annotations.NullMarked;
