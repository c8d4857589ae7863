package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle was let into a yard.
 *
 * @param ticket number of its place, unique at the gate for the day, such as {@code X-0412}
 * @param yard code of the yard, such as {@code KB2}
 * @param gate this and what follows: null in events of before this was said
 * @param laden whether it carries goods
 * @param goods of an empty vehicle, general
 * @param yardRule why this yard: {@code OWN_YARD}, or {@code OVERFLOW} where that of its goods was
 *     full; null where the gate has no plan, and in events of before this was said
 */
public record TicketIssued(
        CrossingId crossingId,
        String ticket,
        String yard,
        Instant at,
        @Nullable GateCode gate,
        @Nullable Direction direction,
        @Nullable Boolean laden,
        @Nullable GoodsClass goods,
        @Nullable String yardRule)
        implements ClearanceCrossingEvent {

    /** Without saying what kind of vehicle it was. */
    public TicketIssued(CrossingId crossingId, String ticket, String yard, Instant at) {
        this(crossingId, ticket, yard, at, null, null, null, null, null);
    }
}
