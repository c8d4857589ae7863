/**
 * Clearance: the one-stop workflow of a declaration. Users are the officers of every authority at
 * the gate; what declarants did comes in by events, what officers decide over HTTP.
 */
@NullMarked
package vn.bordergate.clearance;

import org.jspecify.annotations.NullMarked;
