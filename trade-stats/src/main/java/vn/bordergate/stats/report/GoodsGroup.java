package vn.bordergate.stats.report;

import vn.bordergate.events.Direction;

/**
 * How the published daily template parts goods: fruit and other goods going out, new vehicles and
 * other goods coming in. Fruit is chapter 08 of the Harmonized System, vehicles are its headings
 * 8701 to 8705.
 */
public enum GoodsGroup {
    FRUIT(Direction.EXPORT),
    OTHER_EXPORT(Direction.EXPORT),
    GOODS(Direction.IMPORT),
    VEHICLES(Direction.IMPORT);

    /** How the table of totals tells the group of a row. */
    static final String SQL =
            "case when direction = 'EXPORT' then"
                    + " case when left(heading, 2) = '08' then 'FRUIT' else 'OTHER_EXPORT' end"
                    + " when heading between '8701' and '8705' then 'VEHICLES' else 'GOODS' end";

    private final Direction direction;

    GoodsGroup(Direction direction) {
        this.direction = direction;
    }

    public Direction direction() {
        return direction;
    }
}
