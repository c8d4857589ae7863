package vn.bordergate.stats.totals;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer; numbers are exact, and as wide as they come, for a sum over all years and
 * currencies may be wider than any one cell.
 *
 * @param values one for each dimension asked by, in that order
 * @param amount in the declared currency, null where several currencies are in the row
 */
record TotalsRow(
        List<String> values,
        @Nullable BigDecimal amount,
        BigDecimal usdCents,
        BigDecimal vnd,
        BigDecimal factsWithoutVnd,
        BigDecimal netMassGrams,
        BigDecimal declarations) {

    /** Dollars and cents, as a decimal text. */
    String usd() {
        return Dollars.of(usdCents);
    }
}
