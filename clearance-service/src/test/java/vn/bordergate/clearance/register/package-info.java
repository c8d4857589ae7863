/** What is kept, and read again years later. */
@NullMarked
package vn.bordergate.clearance.register;

import org.jspecify.annotations.NullMarked;
