@NullMarked
package vn.bordergate.clearance.dispatch;

import org.jspecify.annotations.NullMarked;
