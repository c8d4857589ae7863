package vn.bordergate.stats.recount;

/**
 * A cell that the live totals and the log do not agree on.
 *
 * @param cell day, gate, direction, trade type, stage, heading, partner and currency; of a table
 *     beside the totals, its name and then the parts of its key
 */
record Difference(String cell, Figures live, Figures recounted) {

    /**
     * One side's sums.
     *
     * @param amount in the cell's currency
     * @param facts how many were added, reversals included
     */
    record Figures(
            String amount,
            long usdCents,
            long vnd,
            long factsWithoutVnd,
            long netMassGrams,
            long declarations,
            long facts) {}
}
