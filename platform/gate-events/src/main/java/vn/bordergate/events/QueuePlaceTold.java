package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle in the yard stands in the public queue of its gate. Told when its place or the
 * reason of it changes, and when its expected time has moved; the last one counts until the vehicle
 * is called or leaves the yard.
 *
 * @param ticket number of its place in the yard
 * @param place 1 for who is called next in its direction; null while it cannot be called
 * @param because id of the rule of the published order that gave it its place, or what keeps it
 *     from being called, such as {@code NOT_READY}
 * @param overtaken how often others went before it by such a rule
 * @param expected when its call is expected; null where no time can be told
 */
public record QueuePlaceTold(
        CrossingId crossingId,
        String ticket,
        @Nullable Integer place,
        String because,
        int overtaken,
        @Nullable Expected expected,
        Instant at)
        implements ClearanceCrossingEvent {

    /**
     * When a call is expected.
     *
     * @param early sooner than this in one case of five
     * @param mid as likely before as after
     * @param late later than this in one case of five
     */
    public record Expected(Instant early, Instant mid, Instant late) {}
}
