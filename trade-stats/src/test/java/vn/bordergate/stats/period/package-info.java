@NullMarked
package vn.bordergate.stats.period;

import org.jspecify.annotations.NullMarked;
