/** Tests of the classes of goods. */
@NullMarked
package vn.bordergate.clearance.goods;

import org.jspecify.annotations.NullMarked;
