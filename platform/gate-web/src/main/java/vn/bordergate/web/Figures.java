package vn.bordergate.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes numbers and times as the readers of a page write them: 1.234.567,89 in Vietnamese,
 * 1,234,567.89 in English and Chinese; times always in Vietnam's, and saying so. In templates it is
 * the bean {@code figures}, and the last argument is {@code #locale}.
 */
public final class Figures {

    /** The one time zone of the gate. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int DECIMALS_MAX = 12;

    /** A count, e.g. of declarations. */
    public String whole(long number, Locale locale) {
        return decimal(BigDecimal.valueOf(number), 0, locale);
    }

    /** A number with just so many decimals, rounded half up. */
    public String decimal(BigDecimal number, int decimals, Locale locale) {
        if (decimals < 0 || decimals > DECIMALS_MAX) {
            throw new IllegalArgumentException("decimals " + decimals);
        }
        DecimalFormat format = new DecimalFormat("#,##0", symbols(Language.of(locale)));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** An amount that is kept in cents, e.g. {@code 123.456,78 USD}. */
    public String cents(long cents, String currency, Locale locale) {
        return decimal(BigDecimal.valueOf(cents, 2), 2, locale) + "\u00A0" + currency;
    }

    /** Grams as kilograms, e.g. {@code 17.400,000 kg}. */
    public String kilograms(long grams, Locale locale) {
        return decimal(BigDecimal.valueOf(grams, 3), 3, locale) + "\u00A0kg";
    }

    /** A ratio as per cent with one decimal, e.g. 1.862 as {@code 186,2 %}. */
    public String percent(BigDecimal ratio, Locale locale) {
        return decimal(ratio.movePointRight(2), 1, locale) + "\u00A0%";
    }

    public String day(LocalDate day, Locale locale) {
        return switch (Language.of(locale)) {
            case VI -> DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).format(day);
            case EN -> DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
            case ZH -> DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT).format(day);
        };
    }

    /** Day, time and zone, e.g. {@code 22/11/2026 06:08:18 (GMT+7)}. */
    public String moment(Instant at, Locale locale) {
        return day(LocalDate.ofInstant(at, ZONE), locale) + " " + time(at) + " (GMT+7)";
    }

    /** The time of day in Vietnam, without its zone: for columns whose heading names the zone. */
    public String time(Instant at) {
        ZonedDateTime there = at.atZone(ZONE);
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(there);
    }

    /** The machine-readable form for {@code <time datetime>}. */
    public String iso(Instant at) {
        return at.toString();
    }

    private static DecimalFormatSymbols symbols(Language language) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        boolean vietnamese = language == Language.VI;
        symbols.setGroupingSeparator(vietnamese ? '.' : ',');
        symbols.setDecimalSeparator(vietnamese ? ',' : '.');
        symbols.setMinusSign('\u2212');
        return symbols;
    }
}
