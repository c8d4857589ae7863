/** Reports of unofficial charges, over HTTP on a real database. */
@NullMarked
package vn.bordergate.clearance.unofficial;

import org.jspecify.annotations.NullMarked;
