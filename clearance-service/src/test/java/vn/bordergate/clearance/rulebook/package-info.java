/** The rule tables, row by row. */
@NullMarked
package vn.bordergate.clearance.rulebook;

import org.jspecify.annotations.NullMarked;
