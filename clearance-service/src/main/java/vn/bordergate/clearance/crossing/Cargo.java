package vn.bordergate.clearance.crossing;

import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.GoodsClass;

/**
 * What the place in the queue depends on, of all that the vehicle carries.
 *
 * @param goods the most demanding class; of an empty vehicle, general
 * @param channel the most severe
 * @param priority whether every declaration is a priority enterprise's
 */
public record Cargo(GoodsClass goods, CustomsChannel channel, boolean priority) {

    public static final Cargo NONE = new Cargo(GoodsClass.GENERAL, CustomsChannel.GREEN, false);
}
