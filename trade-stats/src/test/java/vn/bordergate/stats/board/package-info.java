/** Trials of {@code board}. */
@NullMarked
package vn.bordergate.stats.board;

import org.jspecify.annotations.NullMarked;
