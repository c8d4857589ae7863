/** Trials of the public page. */
@NullMarked
package vn.bordergate.clearance.procedure;

import org.jspecify.annotations.NullMarked;
