package vn.bordergate.stats.fold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.bordergate.events.Money;
import vn.bordergate.events.TradeFact;

/**
 * What a cell adds up to.
 *
 * @param amount in the cell's own currency, four decimals
 * @param sums the measures that may also be added across currencies
 */
public record Measures(BigDecimal amount, Sums sums) {

    public Measures {
        // A fifth decimal would be rounded by the table and make the recount differ: refuse it.
        amount = amount.setScale(Money.DECIMALS_MAX, RoundingMode.UNNECESSARY);
    }

    /** What one fact adds. */
    public static Measures of(TradeFact fact) {
        BigDecimal amount = fact.amount();
        return new Measures(fact.sign() < 0 ? amount.negate() : amount, Sums.of(fact));
    }

    public Measures plus(Measures other) {
        return new Measures(amount.add(other.amount), sums.plus(other.sums));
    }
}
