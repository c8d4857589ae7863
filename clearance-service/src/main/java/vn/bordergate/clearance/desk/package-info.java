/** The officers' desk: work lists, whole files and decisions, over HTTP. */
@NullMarked
package vn.bordergate.clearance.desk;

import org.jspecify.annotations.NullMarked;
