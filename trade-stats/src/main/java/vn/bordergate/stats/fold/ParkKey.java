package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/**
 * The totals by industrial park; of few parks, hence a table of its own and not one more part of
 * every cell.
 */
public record ParkKey(
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        Stage stage,
        String park,
        LocalDate day)
        implements Comparable<ParkKey> {

    private static final Comparator<ParkKey> ORDER =
            Comparator.comparing(ParkKey::day)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(ParkKey::direction)
                    .thenComparing(ParkKey::tradeType)
                    .thenComparing(ParkKey::stage)
                    .thenComparing(ParkKey::park);

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(ParkKey other) {
        return ORDER.compare(this, other);
    }
}
