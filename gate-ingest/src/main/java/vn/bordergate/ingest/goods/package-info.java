/** Goods: finding the code of the Harmonized System for what somebody calls their goods. */
@NullMarked
package vn.bordergate.ingest.goods;

import org.jspecify.annotations.NullMarked;
