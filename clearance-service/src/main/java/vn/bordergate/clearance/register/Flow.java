package vn.bordergate.clearance.register;

import java.util.Set;
import vn.bordergate.events.Direction;
import vn.bordergate.events.TradeType;

/** How goods go through the gate, as the public page tells it apart. */
public enum Flow {
    EXPORT(
            Set.of(Direction.EXPORT),
            Set.of(TradeType.EXPORT, TradeType.TEMP_EXPORT, TradeType.BORDER_RESIDENT)),
    IMPORT(
            Set.of(Direction.IMPORT),
            Set.of(TradeType.IMPORT, TradeType.TEMP_IMPORT, TradeType.BORDER_RESIDENT)),
    /** Goods that only pass through the country, in whichever direction they cross here. */
    TRANSIT(
            Set.of(Direction.EXPORT, Direction.IMPORT),
            Set.of(TradeType.TRANSIT, TradeType.MERCHANTING));

    private final Set<Direction> directions;
    private final Set<TradeType> tradeTypes;

    Flow(Set<Direction> directions, Set<TradeType> tradeTypes) {
        this.directions = directions;
        this.tradeTypes = tradeTypes;
    }

    public Set<Direction> directions() {
        return directions;
    }

    public Set<TradeType> tradeTypes() {
        return tradeTypes;
    }

    static Flow of(Direction direction, TradeType tradeType) {
        if (TRANSIT.tradeTypes.contains(tradeType)) {
            return TRANSIT;
        }
        return direction == Direction.EXPORT ? EXPORT : IMPORT;
    }
}
