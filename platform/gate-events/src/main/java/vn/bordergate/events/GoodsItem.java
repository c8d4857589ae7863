package vn.bordergate.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of goods.
 *
 * @param itemNo place in the declaration, from 1
 * @param description the goods in the declarant's words
 * @param netMassKg kilograms without packing, above zero, at most three decimals
 * @param grossMassKg kilograms with packing, where stated
 * @param value value of the whole line; zero for a free sample
 */
public record GoodsItem(
        int itemNo,
        HsCode hsCode,
        String description,
        CountryCode origin,
        @Nullable Packages packages,
        BigDecimal netMassKg,
        @Nullable BigDecimal grossMassKg,
        Money value) {

    public GoodsItem {
        Form.require(itemNo > 0, "an item number", itemNo);
        Form.require(netMassKg.signum() > 0, "a net mass", netMassKg);
    }
}
