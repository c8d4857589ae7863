package vn.bordergate.clearance.rulebook;

import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/**
 * What the table of lanes asks of a vehicle.
 *
 * @param goods the most demanding class of what it carries; of an empty vehicle it does not matter
 * @param channel the most severe of the declarations that it carries
 * @param held by an authority, or because of a declaration
 */
public record VehicleFacts(
        Direction direction,
        boolean laden,
        GoodsClass goods,
        CustomsChannel channel,
        boolean priorityEnterprise,
        boolean held)
        implements Facts {

    @Override
    public Object input(String name) {
        return switch (name) {
            case "direction" -> direction.name();
            case "laden" -> laden;
            case "goods" -> goods.name();
            case "channel" -> channel.name();
            case "priorityEnterprise" -> priorityEnterprise;
            case "held" -> held;
            default -> throw new IllegalArgumentException("the table asks for " + name);
        };
    }
}
