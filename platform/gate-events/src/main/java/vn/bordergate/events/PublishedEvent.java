package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** A fact that one service tells the others. */
public sealed interface PublishedEvent
        permits GateDeclarationEvent,
                GateCrossingEvent,
                ReadingTaken,
                PayerNamed,
                ClearanceDeclarationEvent,
                ClearanceCrossingEvent,
                CustomsNoticeEvent,
                TradeFact {

    /** What the fact is ordered by: facts of one key are read in the order they were written. */
    @JsonIgnore
    String key();

    /** When it became true, not when it was sent. */
    Instant at();
}
