/** New versions of the rule tables: checked, tried on real files, and put in force by a second. */
@NullMarked
package vn.bordergate.clearance.revision;

import org.jspecify.annotations.NullMarked;
