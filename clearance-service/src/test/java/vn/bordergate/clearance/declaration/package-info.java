/** The one-stop file, decided without any machinery. */
@NullMarked
package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.NullMarked;
