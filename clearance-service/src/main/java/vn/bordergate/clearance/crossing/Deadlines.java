package vn.bordergate.clearance.crossing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when something is awaited of a vehicle. */
public final class Deadlines {

    /** How long a vehicle that has crossed is waited for to come back. */
    public static final Duration RETURN_MAX = Duration.ofDays(7);

    private Deadlines() {}

    /** The first instant at which the clock changes something, or null when it never does. */
    public static @Nullable Instant next(Crossing state) {
        return switch (state) {
            case Crossing.Called s -> s.call().comeBy();
            case Crossing.Crossed s -> closedAt(s);
            case Crossing.NotAnnounced _,
                    Crossing.Announced _,
                    Crossing.InYard _,
                    Crossing.AtBarrier _,
                    Crossing.Ended _ ->
                    null;
        };
    }

    static Instant closedAt(Crossing.Crossed s) {
        return s.crossedAt().plus(RETURN_MAX);
    }
}
