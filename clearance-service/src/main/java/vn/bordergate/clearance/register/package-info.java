/**
 * The register of files: takes them out for a decision, puts them back with what was decided, and
 * answers what officers ask of them.
 */
@NullMarked
package vn.bordergate.clearance.register;

import org.jspecify.annotations.NullMarked;
