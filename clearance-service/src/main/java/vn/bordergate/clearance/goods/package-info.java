/** Which class the goods of a vehicle are of, by their codes, and why. */
@NullMarked
package vn.bordergate.clearance.goods;

import org.jspecify.annotations.NullMarked;
