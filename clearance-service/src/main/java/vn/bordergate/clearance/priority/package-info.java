/** Who is a priority enterprise, from when until when, and who says so. */
@NullMarked
package vn.bordergate.clearance.priority;

import org.jspecify.annotations.NullMarked;
