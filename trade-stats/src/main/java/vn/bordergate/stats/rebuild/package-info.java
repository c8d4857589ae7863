/**
 * Throws the totals away and folds them again from the first fact, beside the ones that are served,
 * which are replaced in one step; live folding goes on meanwhile, and a crash anywhere loses no
 * more than the last batch.
 */
@NullMarked
package vn.bordergate.stats.rebuild;

import org.jspecify.annotations.NullMarked;
