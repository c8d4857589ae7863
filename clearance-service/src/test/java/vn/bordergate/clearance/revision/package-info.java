/** New versions of the rule tables, over HTTP. */
@NullMarked
package vn.bordergate.clearance.revision;

import org.jspecify.annotations.NullMarked;
