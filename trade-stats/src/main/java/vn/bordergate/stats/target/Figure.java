package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody entered.
 *
 * @param value in the unit, or null where the figure was taken back
 * @param source what it rests on: a report, a decision
 * @param revision 1 for the first under its key
 */
public record Figure(
        FigureKey key,
        @Nullable BigDecimal value,
        Unit unit,
        String source,
        int revision,
        String enteredBy,
        Instant enteredAt) {}
