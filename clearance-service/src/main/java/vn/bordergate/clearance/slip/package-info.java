/** Slips for declarants on paper: their words as given, drawn as PDF. */
@NullMarked
package vn.bordergate.clearance.slip;

import org.jspecify.annotations.NullMarked;
