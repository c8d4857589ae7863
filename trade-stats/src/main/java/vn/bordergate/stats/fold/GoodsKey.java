package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.TradeType;

/**
 * The smallest figure on goods that everybody may see, if enough firms are in it.
 *
 * @param month its first day
 */
public record GoodsKey(
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        Stage stage,
        String heading,
        LocalDate month)
        implements Comparable<GoodsKey> {

    private static final Comparator<GoodsKey> ORDER =
            Comparator.comparing(GoodsKey::month)
                    .thenComparing(key -> key.gate.value())
                    .thenComparing(GoodsKey::direction)
                    .thenComparing(GoodsKey::tradeType)
                    .thenComparing(GoodsKey::stage)
                    .thenComparing(GoodsKey::heading);

    /** The figure that a fact counts in. */
    public static GoodsKey of(TradeFact fact) {
        return new GoodsKey(
                fact.gate(),
                fact.direction(),
                fact.tradeType(),
                fact.stage(),
                fact.heading(),
                fact.day().withDayOfMonth(1));
    }

    @Override
    public int compareTo(GoodsKey other) {
        return ORDER.compare(this, other);
    }
}
