/**
 * The yards of the gates: their places and lanes, who is let in, and the order of service as it is
 * published.
 */
@NullMarked
package vn.bordergate.clearance.yard;

import org.jspecify.annotations.NullMarked;
