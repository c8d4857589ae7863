@NullMarked
package vn.bordergate.clearance.yard;

import org.jspecify.annotations.NullMarked;
