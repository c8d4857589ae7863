/** Trials of the whole gate: what no service can promise alone. */
@NullMarked
package vn.bordergate.trials.bench;

import org.jspecify.annotations.NullMarked;
