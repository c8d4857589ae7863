package vn.bordergate.clearance.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CurrencyCode;

/** Units of a currency for one US dollar, by day. A rate holds until the next one. */
public final class RateBook {

    private static final CurrencyCode USD = new CurrencyCode("USD");

    private final Map<CurrencyCode, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    /** A rate and the first day it holds. */
    public record Rate(CurrencyCode currency, LocalDate effectiveFrom, BigDecimal unitsPerUsd) {
        public Rate {
            if (unitsPerUsd.signum() <= 0) {
                throw new IllegalArgumentException("not a rate: " + unitsPerUsd);
            }
        }
    }

    public RateBook(Collection<Rate> known) {
        for (Rate rate : known) {
            rates.computeIfAbsent(rate.currency(), _ -> new TreeMap<>())
                    .put(rate.effectiveFrom(), rate.unitsPerUsd());
        }
    }

    /** The rate in force on the day, or null: a rate is never guessed. */
    public @Nullable BigDecimal unitsPerUsd(CurrencyCode currency, LocalDate day) {
        if (currency.equals(USD)) {
            return BigDecimal.ONE;
        }
        TreeMap<LocalDate, BigDecimal> ofCurrency = rates.get(currency);
        if (ofCurrency == null) {
            return null;
        }
        Map.Entry<LocalDate, BigDecimal> inForce = ofCurrency.floorEntry(day);
        return inForce == null ? null : inForce.getValue();
    }

    /** Currencies of which this book says something that the other does not. */
    Set<CurrencyCode> newsSince(RateBook other) {
        Set<CurrencyCode> news = new HashSet<>();
        rates.forEach(
                (currency, days) -> {
                    if (!days.equals(other.rates.get(currency))) {
                        news.add(currency);
                    }
                });
        return news;
    }

    /** Currencies that have some rate. */
    public Set<CurrencyCode> currencies() {
        return Set.copyOf(rates.keySet());
    }
}
