/** Fixtures that the rooms' tests share. */
@NullMarked
package vn.bordergate.clearance;

import org.jspecify.annotations.NullMarked;
