package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle crossed the border or, of an import, left the gate for the interior: its passage is
 * made and is counted.
 *
 * @param laden whether it carried goods
 * @param lane code of the lane it went through
 * @param declarations what it carried
 * @param enteredYardAt when its waiting began
 * @param channel the most severe of what it carried; null of an empty vehicle, and in events of
 *     before this was said
 * @param clearedAt when the last of what it carried was cleared; null likewise
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
        Instant at,
        @Nullable CustomsChannel channel,
        @Nullable Instant clearedAt)
        implements ClearanceCrossingEvent {

    public VehicleCrossed {
        declarations = List.copyOf(declarations);
    }

    /** Without saying how it was cleared. */
    public VehicleCrossed(
            CrossingId crossingId,
            GateCode gate,
            Direction direction,
            boolean laden,
            GoodsClass goods,
            String lane,
            List<DeclarationId> declarations,
            Instant enteredYardAt,
            Instant at) {
        this(
                crossingId,
                gate,
                direction,
                laden,
                goods,
                lane,
                declarations,
                enteredYardAt,
                at,
                null,
                null);
    }
}
