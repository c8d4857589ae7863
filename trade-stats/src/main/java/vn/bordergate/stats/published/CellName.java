package vn.bordergate.stats.published;

import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/** What a published cell is a total of, for its day. */
public record CellName(String gate, Direction direction, TradeType tradeType, Stage stage)
        implements Comparable<CellName> {

    private static final Comparator<CellName> ORDER =
            Comparator.comparing(CellName::gate)
                    .thenComparing(CellName::direction)
                    .thenComparing(CellName::tradeType)
                    .thenComparing(CellName::stage);

    @Override
    public int compareTo(CellName other) {
        return ORDER.compare(this, other);
    }
}
