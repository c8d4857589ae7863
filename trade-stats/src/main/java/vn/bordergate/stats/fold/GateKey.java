package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/** The part of a cell that the live board reads: a gate's day, without goods, partner, currency. */
public record GateKey(
        GateCode gate, Direction direction, TradeType tradeType, Stage stage, LocalDate day)
        implements Comparable<GateKey> {

    private static final Comparator<GateKey> ORDER =
            Comparator.comparing(GateKey::day)
                    .thenComparing(key -> key.gate.value())
                    .thenComparing(GateKey::direction)
                    .thenComparing(GateKey::tradeType)
                    .thenComparing(GateKey::stage);

    /** The gate's day that a cell belongs to. */
    public static GateKey of(CellKey cell) {
        return new GateKey(
                cell.gate(), cell.direction(), cell.tradeType(), cell.stage(), cell.day());
    }

    @Override
    public int compareTo(GateKey other) {
        return ORDER.compare(this, other);
    }
}
