/**
 * Registers that people enter as CSV, on a page or by a program: all lines of a file or none, and
 * every fault at its line.
 */
@NullMarked
package vn.bordergate.clearance.csv;

import org.jspecify.annotations.NullMarked;
