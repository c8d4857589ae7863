package vn.bordergate.clearance.rulebook;

import java.util.List;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.TradeType;

/** What the table of checks asks of one goods item in the channel of its declaration. */
record CheckFacts(
        CustomsChannel channel,
        Direction direction,
        TradeType tradeType,
        String chapter,
        String heading,
        String origin,
        String partner)
        implements Facts {

    static List<CheckFacts> of(DeclaredContent content, CustomsChannel channel) {
        return content.items().stream().map(item -> of(content, item, channel)).toList();
    }

    private static CheckFacts of(DeclaredContent content, GoodsItem item, CustomsChannel channel) {
        return new CheckFacts(
                channel,
                content.direction(),
                content.tradeType(),
                item.hsCode().chapter(),
                item.hsCode().heading(),
                item.origin().value(),
                content.partnerOf(item).value());
    }

    @Override
    public Object input(String name) {
        return switch (name) {
            case "channel" -> channel.name();
            case "direction" -> direction.name();
            case "tradeType" -> tradeType.name();
            case "chapter" -> chapter;
            case "heading" -> heading;
            case "origin" -> origin;
            case "partner" -> partner;
            default -> throw new IllegalArgumentException("the table asks for " + name);
        };
    }
}
