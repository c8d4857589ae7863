/** Rates and values. */
@NullMarked
package vn.bordergate.clearance.rate;

import org.jspecify.annotations.NullMarked;
