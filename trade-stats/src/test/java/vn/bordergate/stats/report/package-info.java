@NullMarked
package vn.bordergate.stats.report;

import org.jspecify.annotations.NullMarked;
