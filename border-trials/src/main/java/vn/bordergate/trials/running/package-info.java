/** The gate as its own process, so that it can be measured, and killed, from outside. */
@NullMarked
package vn.bordergate.trials.running;

import org.jspecify.annotations.NullMarked;
