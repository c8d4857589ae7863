/**
 * The declarations behind a figure, read from the log of trade facts and adding up to it exactly.
 */
@NullMarked
package vn.bordergate.stats.trace;

import org.jspecify.annotations.NullMarked;
