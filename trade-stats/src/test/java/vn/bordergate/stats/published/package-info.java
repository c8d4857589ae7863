@NullMarked
package vn.bordergate.stats.published;

import org.jspecify.annotations.NullMarked;
