package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A valid question for totals.
 *
 * @param by what to tell apart, in the order of the columns; always holds the stage
 * @param from first day that counts, null for the beginning
 * @param to last day that counts, null for today and later
 * @param only the values to keep of a dimension, none for all
 */
record TotalsQuestion(
        List<Dimension> by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Map<Dimension, SortedSet<String>> only) {

    /**
     * Whether the totals by month and chapter answer it, which are a hundredth as many: whole
     * months, and nothing told apart or kept that they do not know.
     */
    boolean fitsMonths() {
        return (from == null || from.getDayOfMonth() == 1)
                && (to == null || to.equals(to.with(TemporalAdjusters.lastDayOfMonth())))
                && Stream.concat(by.stream(), only.keySet().stream())
                        .allMatch(TotalsQuestion::knownByMonth);
    }

    private static boolean knownByMonth(Dimension dimension) {
        return switch (dimension) {
            case GATE, DIRECTION, TRADE_TYPE, SECTION, CHAPTER, STAGE -> true;
            case MONTH, QUARTER, HALF_YEAR, YEAR -> true;
            case HEADING, COMMODITY_GROUP, PARTNER, CURRENCY, DAY, WEEK -> false;
        };
    }

    /** The same text for the same question, whichever way its parameters were written. */
    String canonical() {
        return by + "|" + from + "|" + to + "|" + only;
    }
}
