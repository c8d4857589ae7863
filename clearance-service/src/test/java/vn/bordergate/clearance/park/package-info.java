/** Tests of the register of firms and parks. */
@NullMarked
package vn.bordergate.clearance.park;

import org.jspecify.annotations.NullMarked;
