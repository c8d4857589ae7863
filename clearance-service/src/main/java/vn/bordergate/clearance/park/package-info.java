/**
 * The register of which firm stands in which industrial park, with the days from which it holds. It
 * is the management board's, which uploads it; facts of trade are stamped by it.
 */
@NullMarked
package vn.bordergate.clearance.park;

import org.jspecify.annotations.NullMarked;
