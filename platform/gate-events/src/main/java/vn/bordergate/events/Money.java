package vn.bordergate.events;

import java.math.BigDecimal;

/**
 * An amount in a currency; never negative and with no more than four decimals.
 *
 * @param amount in units of the currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) {

    /** Decimals that an amount may have; ISO 4217 knows none with more. */
    public static final int DECIMALS_MAX = 4;

    public Money {
        Form.require(amount.signum() >= 0, "an amount of money", amount);
        Form.require(
                amount.stripTrailingZeros().scale() <= DECIMALS_MAX, "an amount of money", amount);
    }
}
