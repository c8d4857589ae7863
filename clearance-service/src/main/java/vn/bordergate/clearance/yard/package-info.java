/** The yards of the gates: the order of service as it is published. */
@NullMarked
package vn.bordergate.clearance.yard;

import org.jspecify.annotations.NullMarked;
