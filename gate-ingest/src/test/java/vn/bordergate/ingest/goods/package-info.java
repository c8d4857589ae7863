/** Trials of the search of goods. */
@NullMarked
package vn.bordergate.ingest.goods;

import org.jspecify.annotations.NullMarked;
