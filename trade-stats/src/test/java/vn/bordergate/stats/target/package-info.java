@NullMarked
package vn.bordergate.stats.target;

import org.jspecify.annotations.NullMarked;
