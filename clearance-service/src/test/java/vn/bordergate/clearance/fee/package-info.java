/** What becomes of an account. */
@NullMarked
package vn.bordergate.clearance.fee;

import org.jspecify.annotations.NullMarked;
