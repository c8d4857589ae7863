/**
 * The crossing (lượt xe): one passage of one vehicle through the gate, as {@code decide} and {@code
 * evolve}.
 *
 * <p>Pure: no framework, no clock, no randomness, no input or output. Times arrive in commands;
 * where the declarations and the fee stand, and whether a yard has a place, arrives as {@link
 * vn.bordergate.clearance.crossing.Findings}.
 */
@NullMarked
package vn.bordergate.clearance.crossing;

import org.jspecify.annotations.NullMarked;
