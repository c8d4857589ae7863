package vn.bordergate.stats.fold;

import java.time.LocalDate;
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
        int byDay = day.compareTo(other.day);
        if (byDay != 0) {
            return byDay;
        }
        int byGate = gate.value().compareTo(other.gate.value());
        return byGate != 0 ? byGate : compareGoods(other);
    }

    private int compareGoods(CellKey other) {
        int byDirection = direction.compareTo(other.direction);
        if (byDirection != 0) {
            return byDirection;
        }
        int byType = tradeType.compareTo(other.tradeType);
        if (byType != 0) {
            return byType;
        }
        int byStage = stage.compareTo(other.stage);
        if (byStage != 0) {
            return byStage;
        }
        int byHeading = heading.compareTo(other.heading);
        if (byHeading != 0) {
            return byHeading;
        }
        int byPartner = partner.value().compareTo(other.partner.value());
        return byPartner != 0 ? byPartner : currency.value().compareTo(other.currency.value());
    }
}
