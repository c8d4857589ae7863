package vn.bordergate.events;

import java.time.Instant;
import java.util.List;

/**
 * A vehicle crossed the border or, of an import, left the gate for the interior: its passage is
 * made and is counted.
 *
 * @param declarations what it carried
 * @param enteredYardAt when its waiting began
 */
public record VehicleCrossed(
        CrossingId crossingId,
        GateCode gate,
        Direction direction,
        boolean laden,
        GoodsClass goods,
        String lane,
        List<DeclarationId> declarations,
        Instant enteredYardAt,
        Instant at)
        implements ClearanceCrossingEvent {

    public VehicleCrossed {
        declarations = List.copyOf(declarations);
    }
}
