package vn.bordergate.stats.recount;

import java.util.Map;

/**
 * The live totals at one moment.
 *
 * @param offsets the next offset of each partition that the totals have not yet folded
 * @param ledger every cell on the live side
 */
record LiveCopy(Map<Integer, Long> offsets, CellLedger ledger) {}
