package vn.bordergate.clearance.fee;

import java.util.List;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.TradeType;

/**
 * A passage as the tariff sees it.
 *
 * @param capacityKg mass that the vehicle is registered to carry
 * @param containerFeet lengths of its containers together; 0 where it carries none
 * @param goods every item of every declaration that it carries; none of an empty vehicle
 */
public record Passage(
        Direction direction, boolean laden, int capacityKg, int containerFeet, List<Goods> goods) {

    public Passage {
        goods = List.copyOf(goods);
        if (laden == goods.isEmpty()) {
            throw new IllegalArgumentException("laden without goods, or goods in an empty vehicle");
        }
    }

    /** One goods item. */
    public record Goods(TradeType tradeType, HsCode hsCode, CountryCode origin) {

        /** What a declaration carries, what the tariff cannot tell apart once. */
        public static List<Goods> of(DeclaredContent content) {
            return content.items().stream()
                    .map(item -> new Goods(content.tradeType(), item.hsCode(), item.origin()))
                    .distinct()
                    .toList();
        }
    }
}
