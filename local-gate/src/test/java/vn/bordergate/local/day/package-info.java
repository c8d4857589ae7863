@NullMarked
package vn.bordergate.local.day;

import org.jspecify.annotations.NullMarked;
