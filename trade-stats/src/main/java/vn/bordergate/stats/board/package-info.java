/** The page that the province watches: totals per gate, moving while one looks. */
@NullMarked
package vn.bordergate.stats.board;

import org.jspecify.annotations.NullMarked;
