/** Tests of how vehicles are called. */
@NullMarked
package vn.bordergate.clearance.calling;

import org.jspecify.annotations.NullMarked;
