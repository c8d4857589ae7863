package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a declarant says of one consignment, once for all authorities.
 *
 * @param reference the declarant's own, unique among their declarations
 * @param plannedArrival when the goods mean to be at the gate
 * @param destination country the goods go to; always there on export
 * @param items its lines of goods
 */
public record DeclaredContent(
        Declarant declarant,
        String reference,
        @Nullable CustomsDeclaration customsDeclaration,
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        Instant plannedArrival,
        @Nullable CountryCode destination,
        List<GoodsItem> items) {

    /** Lines that one declaration may have, as on a customs declaration. */
    public static final int ITEMS_MAX = 999;

    public DeclaredContent {
        items = List.copyOf(items);
        Form.require(
                !items.isEmpty() && items.size() <= ITEMS_MAX, "a number of items", items.size());
        Form.require(
                direction == Direction.IMPORT || destination != null,
                "complete",
                "an export without destination");
    }

    /** The country traded with: where imports come from, where exports go to. */
    public CountryCode partnerOf(GoodsItem item) {
        return direction == Direction.EXPORT && destination != null ? destination : item.origin();
    }
}
