package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.TradeType;

/**
 * What one total is a total of. Ordered by day first, which is how the facts arrive and how the
 * rows lie in the table, so that a batch touches few pages and two writers lock in one order.
 */
public record CellKey(
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        String heading,
        CountryCode partner,
        CurrencyCode currency,
        Stage stage,
        LocalDate day)
        implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::day)
                    .thenComparing(key -> key.gate.value())
                    .thenComparing(CellKey::direction)
                    .thenComparing(CellKey::tradeType)
                    .thenComparing(CellKey::stage)
                    .thenComparing(CellKey::heading)
                    .thenComparing(key -> key.partner.value())
                    .thenComparing(key -> key.currency.value());

    /** The cell that a fact counts in. */
    public static CellKey of(TradeFact fact) {
        return new CellKey(
                fact.gate(),
                fact.direction(),
                fact.tradeType(),
                fact.heading(),
                fact.partner(),
                fact.currency(),
                fact.stage(),
                fact.day());
    }

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
