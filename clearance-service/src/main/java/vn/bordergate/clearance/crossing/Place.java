package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle's place in a yard and in the queue.
 *
 * @param ticket its queue ticket
 * @param lacking what it lacks now, in the order of the kinds; empty when it may be called
 * @param readyAt when it first lacked nothing, or null. It stays when something is lacking again,
 *     so that nobody loses a place by a hold or a lane that was closed
 * @param missedCalls calls to which it did not come
 */
public record Place(
        String ticket,
        String yard,
        Instant admittedAt,
        List<Lack> lacking,
        @Nullable Instant readyAt,
        int missedCalls) {

    public Place {
        lacking = List.copyOf(lacking);
    }

    public boolean ready() {
        return lacking.isEmpty();
    }

    Place assessed(List<Lack> now, @Nullable Instant ready) {
        return new Place(ticket, yard, admittedAt, now, ready, missedCalls);
    }

    Place missed() {
        return new Place(ticket, yard, admittedAt, lacking, readyAt, missedCalls + 1);
    }
}
