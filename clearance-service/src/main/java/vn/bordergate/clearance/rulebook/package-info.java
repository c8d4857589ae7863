/**
 * The rule tables that officers can read and own, in DMN, and their evaluation. A ruling names the
 * table, its version and the rows that hit.
 */
@NullMarked
package vn.bordergate.clearance.rulebook;

import org.jspecify.annotations.NullMarked;
