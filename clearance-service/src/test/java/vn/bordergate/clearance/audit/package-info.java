/** The chain on a real database, and its arithmetic alone. */
@NullMarked
package vn.bordergate.clearance.audit;

import org.jspecify.annotations.NullMarked;
