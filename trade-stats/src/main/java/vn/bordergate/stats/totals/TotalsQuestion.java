package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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

    /** The same text for the same question, whichever way its parameters were written. */
    String canonical() {
        return by + "|" + from + "|" + to + "|" + only;
    }
}
