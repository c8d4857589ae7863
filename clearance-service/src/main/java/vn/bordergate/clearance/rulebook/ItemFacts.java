package vn.bordergate.clearance.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.Remark;
import vn.bordergate.events.TradeType;

/**
 * What the channel table asks of one goods item: one component for each input column.
 *
 * @param valueUsd value of the line, or null where no rate is in force
 * @param usdPerKg the same by net mass, to four decimals
 */
record ItemFacts(
        Direction direction,
        TradeType tradeType,
        String chapter,
        String heading,
        String origin,
        String partner,
        @Nullable BigDecimal valueUsd,
        @Nullable BigDecimal usdPerKg,
        boolean codeNotInEdition,
        boolean zeroPrice)
        implements Facts {

    private static final String NOT_IN_EDITION = "HS_CODE_NOT_IN_EDITION";

    static List<ItemFacts> of(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        Set<String> notInEdition = new HashSet<>();
        for (Remark remark : remarks) {
            if (remark.code().equals(NOT_IN_EDITION)) {
                notInEdition.add(remark.pointer());
            }
        }
        List<ItemFacts> facts = new ArrayList<>(content.items().size());
        for (int i = 0; i < content.items().size(); i++) {
            GoodsItem item = content.items().get(i);
            boolean unknown =
                    !notInEdition.isEmpty() && notInEdition.contains("/items/" + i + "/hsCode");
            facts.add(of(content, item, unknown, valuation.usdCents(content, item, lodgedAt)));
        }
        return facts;
    }

    @Override
    public @Nullable Object input(String name) {
        return switch (name) {
            case "direction" -> direction.name();
            case "tradeType" -> tradeType.name();
            case "chapter" -> chapter;
            case "heading" -> heading;
            case "origin" -> origin;
            case "partner" -> partner;
            case "valueUsd" -> valueUsd;
            case "usdPerKg" -> usdPerKg;
            case "codeNotInEdition" -> codeNotInEdition;
            case "zeroPrice" -> zeroPrice;
            default -> throw new IllegalArgumentException("the table asks for " + name);
        };
    }

    private static ItemFacts of(
            DeclaredContent content, GoodsItem item, boolean unknownCode, @Nullable Long cents) {
        BigDecimal usd = cents == null ? null : BigDecimal.valueOf(cents, 2);
        BigDecimal perKg =
                usd == null ? null : usd.divide(item.netMassKg(), 4, RoundingMode.HALF_UP);
        return new ItemFacts(
                content.direction(),
                content.tradeType(),
                item.hsCode().chapter(),
                item.hsCode().heading(),
                item.origin().value(),
                content.partnerOf(item).value(),
                usd,
                perKg,
                unknownCode,
                item.value().amount().signum() == 0);
    }
}
