/** The boards of a gate: the public queue, and the officers' view of yards and lanes. */
@NullMarked
package vn.bordergate.clearance.board;

import org.jspecify.annotations.NullMarked;
