/** The desk over HTTP, on a real database. */
@NullMarked
package vn.bordergate.clearance.desk;

import org.jspecify.annotations.NullMarked;
