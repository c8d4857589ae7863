package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A crossing ended without being made.
 *
 * @param code coded reason, where somebody gave one
 * @param direction this and what follows: null in events of before this was said
 * @param laden whether it carried goods
 * @param goods of an empty vehicle, general
 */
public record CrossingEnded(
        CrossingId crossingId,
        GateCode gate,
        CrossingEnding ending,
        @Nullable String code,
        Instant at,
        @Nullable Direction direction,
        @Nullable Boolean laden,
        @Nullable GoodsClass goods)
        implements ClearanceCrossingEvent {

    /** Without saying what kind of vehicle it was. */
    public CrossingEnded(
            CrossingId crossingId,
            GateCode gate,
            CrossingEnding ending,
            @Nullable String code,
            Instant at) {
        this(crossingId, gate, ending, code, at, null, null, null);
    }
}
