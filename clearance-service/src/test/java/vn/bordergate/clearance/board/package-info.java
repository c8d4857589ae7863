/** Tests of the boards. */
@NullMarked
package vn.bordergate.clearance.board;

import org.jspecify.annotations.NullMarked;
