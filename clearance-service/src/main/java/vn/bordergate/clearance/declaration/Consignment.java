package vn.bordergate.clearance.declaration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.TradeType;

/**
 * One generation's goods as they count in the totals. Kept in the state, because what was once
 * counted must be taken back with the very day and rates it was counted with.
 *
 * @param lodgedOn day in Asia/Ho_Chi_Minh on which this generation was lodged
 * @param lines one for each heading, partner and currency, in the order they were declared
 * @param park code of the industrial park that the firm stood in on that day; null where it was
 *     counted before that was looked up
 * @param declarantGroup of {@link vn.bordergate.events.DeclarantGroup}; null where it was counted
 *     before that was told
 */
public record Consignment(
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        LocalDate lodgedOn,
        List<Line> lines,
        @Nullable String park,
        @Nullable Integer declarantGroup) {

    public Consignment {
        lines = List.copyOf(lines);
    }

    /** Of a firm of which nothing else is known. */
    public Consignment(
            GateCode gate,
            Direction direction,
            TradeType tradeType,
            LocalDate lodgedOn,
            List<Line> lines) {
        this(gate, direction, tradeType, lodgedOn, lines, null, null);
    }

    /** The same, of a firm of that park. */
    public Consignment ofPark(@Nullable String thePark) {
        return new Consignment(
                gate, direction, tradeType, lodgedOn, lines, thePark, declarantGroup);
    }

    /**
     * Whether some line has no exchange rate. Then nothing of the declaration is counted, so that a
     * total never holds half of one.
     */
    public boolean awaitingRate() {
        for (Line line : lines) {
            if (line.unitsPerUsd() == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Items that share a cell of the totals.
     *
     * @param amount in the declared currency
     * @param unitsPerUsd rate applied, or null where none was in force
     * @param usdCents sum of the items, each rounded once
     * @param vnd dong, or null where no rate was in force
     */
    public record Line(
            String heading,
            CountryCode partner,
            CurrencyCode currency,
            BigDecimal amount,
            @Nullable BigDecimal unitsPerUsd,
            long usdCents,
            @Nullable Long vnd,
            long netMassGrams) {}
}
