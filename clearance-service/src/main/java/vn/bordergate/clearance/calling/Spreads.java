package vn.bordergate.clearance.calling;

import java.util.HashMap;
import java.util.Map;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.events.Direction;

/**
 * What the record says of former expectations, by direction and by whether the goods have a head
 * start: who has one is called sooner than others of the place, and who has none later.
 */
public final class Spreads {

    /** Calls from which on the record is believed. */
    public static final int CALLS_MIN = 30;

    /** Shares of the calls below which the told times lie. */
    public static final double LOW = 0.2;

    public static final double MIDDLE = 0.5;
    public static final double HIGH = 0.8;

    /** By the model days, until a gate has a record of its own ({@code ./gate simulate}). */
    private static final Spread FAVOURED = new Spread(0.65, 1.05, 1.6);

    private static final Spread OTHERS = new Spread(0.75, 0.95, 1.8);

    public static final Spreads SHIPPED = new Spreads(Map.of());

    private final Map<Kind, Spread> recorded;

    /** Vehicles that are compared with each other. */
    public record Kind(Direction direction, boolean favoured) {
        public static Kind of(Direction direction, LaneGroup group) {
            return new Kind(direction, group == LaneGroup.PERISHABLE);
        }
    }

    public Spreads(Map<Kind, Spread> recorded) {
        this.recorded = Map.copyOf(new HashMap<>(recorded));
    }

    Spread of(Direction direction, LaneGroup group) {
        Kind kind = Kind.of(direction, group);
        return recorded.getOrDefault(kind, kind.favoured() ? FAVOURED : OTHERS);
    }
}
