/** Trials of the whole gate: what no service can promise alone. */
@NullMarked
package vn.bordergate.trials;

import org.jspecify.annotations.NullMarked;
