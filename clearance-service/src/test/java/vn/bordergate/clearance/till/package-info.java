/** The till over HTTP on a real database. */
@NullMarked
package vn.bordergate.clearance.till;

import org.jspecify.annotations.NullMarked;
