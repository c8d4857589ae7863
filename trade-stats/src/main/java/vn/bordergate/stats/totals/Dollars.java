package vn.bordergate.stats.totals;

import java.math.BigDecimal;

/** Cents written as dollars; never through binary floating point. */
final class Dollars {

    private static final int CENT_DECIMALS = 2;

    private Dollars() {}

    static String of(long cents) {
        return BigDecimal.valueOf(cents, CENT_DECIMALS).toPlainString();
    }

    static String of(BigDecimal cents) {
        return cents.movePointLeft(CENT_DECIMALS).setScale(CENT_DECIMALS).toPlainString();
    }
}
