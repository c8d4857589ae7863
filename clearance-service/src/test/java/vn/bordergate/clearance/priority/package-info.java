/** The list of priority enterprises, kept over HTTP on a real database. */
@NullMarked
package vn.bordergate.clearance.priority;

import org.jspecify.annotations.NullMarked;
