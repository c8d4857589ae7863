package vn.bordergate.clearance.rate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Reads uploaded rates: a heading, then a rate a line, of commas or semicolons between the first
 * day it holds, the currency, and its units for one US dollar. All faults are found at once.
 */
final class RateFile {

    /** Lines of one upload: every currency for every month of three years. */
    static final int LINES_MAX = 5_000;

    static final String HEADING = "effectiveFrom,currency,unitsPerUsd";

    /** No currency has ever been worth less for long, nor is one told more finely. */
    static final BigDecimal UNITS_MAX = new BigDecimal("1000000000");

    static final int DECIMALS_MAX = 10;

    private static final int CELLS = 3;
    private static final int FAULTS_MAX = 50;
    private static final int VALUE_CHARS_MAX = 60;
    private static final int YEAR_MIN = 1990;
    private static final int YEAR_MAX = 2999;
    private static final String DOLLAR = "USD";

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private RateFile() {}

    /**
     * Reads an upload.
     *
     * @throws FaultsException with status 400 and its faults
     */
    static List<Rate> read(String csv) {
        return new RateFile().rates(csv.strip());
    }

    private List<Rate> rates(String csv) {
        // A spreadsheet's mark of its encoding is no letter of the heading.
        List<String> texts = (csv.startsWith("\uFEFF") ? csv.substring(1) : csv).lines().toList();
        if (texts.isEmpty() || !texts.getFirst().replace(';', ',').strip().equals(HEADING)) {
            throw FaultsException.of(
                    400, new Fault("RATES_HEADING_WRONG", "/1", Map.of("value", HEADING)));
        }
        if (texts.size() - 1 > LINES_MAX) {
            throw FaultsException.of(
                    400, new Fault("RATES_TOO_MANY", "", Map.of("value", LINES_MAX)));
        }
        List<Rate> rates = new ArrayList<>();
        for (int i = 1; i < texts.size() && faults.size() < FAULTS_MAX; i++) {
            if (!texts.get(i).isBlank()) {
                add(rates, texts.get(i), i + 1);
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return rates;
    }

    private void add(List<Rate> rates, String text, int at) {
        String[] cells = text.replace(';', ',').split(",", -1);
        if (cells.length != CELLS) {
            fault("RATES_LINE_MALFORMED", at, text);
            return;
        }
        LocalDate day = day(cells[0].strip());
        CurrencyCode currency = currency(cells[1].strip());
        BigDecimal units = units(cells[2].strip());
        if (day == null) {
            fault("RATES_DATE_WRONG", at, cells[0]);
        }
        if (currency == null) {
            fault("RATES_CURRENCY_WRONG", at, cells[1]);
        }
        if (units == null) {
            fault("RATES_UNITS_WRONG", at, cells[2]);
        }
        if (day != null && currency != null && units != null) {
            if (seen.add(currency.value() + '|' + day)) {
                rates.add(new Rate(currency, day, units));
            } else {
                fault("RATES_LINE_TWICE", at, currency.value());
            }
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX ? day : null;
        } catch (DateTimeException notADate) {
            return null;
        }
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
            BigDecimal units = text.length() > VALUE_CHARS_MAX ? null : new BigDecimal(text);
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

    private void fault(String code, int line, String value) {
        String told =
                value.length() > VALUE_CHARS_MAX
                        ? value.substring(0, VALUE_CHARS_MAX) + "…"
                        : value;
        faults.add(new Fault(code, "/" + line, Map.of("value", told)));
    }
}
