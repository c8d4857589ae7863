package vn.bordergate.clearance.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.csv.CsvFile;
import vn.bordergate.clearance.csv.CsvLine;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.web.FaultsException;

/**
 * Reads uploaded rates: of each the first day it holds, the currency, and its units for one US
 * dollar.
 */
final class RateFile {

    /** Every currency for every month of three years. */
    static final int LINES_MAX = CsvFile.LINES_MAX;

    static final String HEADING = "effectiveFrom,currency,unitsPerUsd";

    /** No currency has ever been worth less for long, nor is one told more finely. */
    static final BigDecimal UNITS_MAX = new BigDecimal("1000000000");

    static final int DECIMALS_MAX = 10;

    private static final int UNITS_CHARS_MAX = 60;
    private static final String DOLLAR = "USD";

    private RateFile() {}

    /**
     * Reads an upload.
     *
     * @throws FaultsException with status 400 and its faults
     */
    static List<Rate> read(String csv) {
        return CsvFile.read(csv, HEADING, "RATES", RateFile::rate);
    }

    private static @Nullable Rate rate(CsvLine line) {
        LocalDate day = line.day(0);
        CurrencyCode currency = currency(line.cell(1));
        BigDecimal units = units(line.cell(2));
        if (currency == null) {
            line.fault("CURRENCY_WRONG", line.cell(1));
        }
        if (units == null) {
            line.fault("UNITS_WRONG", line.cell(2));
        }
        return day != null
                        && currency != null
                        && units != null
                        && line.isFirst(currency.value() + '|' + day, currency.value())
                ? new Rate(currency, day, units)
                : null;
    }

    /** A dollar is a dollar: its rate is not entered. */
    private static @Nullable CurrencyCode currency(String text) {
        try {
            return text.equals(DOLLAR) ? null : new CurrencyCode(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static @Nullable BigDecimal units(String text) {
        try {
            BigDecimal units = text.length() > UNITS_CHARS_MAX ? null : new BigDecimal(text);
            return units != null
                            && units.signum() > 0
                            && units.scale() <= DECIMALS_MAX
                            && units.compareTo(UNITS_MAX) <= 0
                    ? units
                    : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
