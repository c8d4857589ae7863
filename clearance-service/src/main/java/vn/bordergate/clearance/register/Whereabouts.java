package vn.bordergate.clearance.register;

import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.Place;

/**
 * Where a vehicle is at its gate, or was when it crossed.
 *
 * @param place its ticket and yard, or null where it has none
 * @param lane that it was called to, or null
 */
public record Whereabouts(@Nullable Place place, @Nullable String lane) {

    private static final Whereabouts NOWHERE = new Whereabouts(null, null);

    public static Whereabouts of(Crossing.Known state) {
        return switch (state) {
            case Crossing.UnderWay s -> new Whereabouts(s.place(), s.call().lane());
            case Crossing.InYard s -> new Whereabouts(s.place(), null);
            case Crossing.Crossed s -> new Whereabouts(s.place(), s.lane());
            case Crossing.Announced _, Crossing.Ended _ -> NOWHERE;
        };
    }

    public @Nullable String ticket() {
        return place == null ? null : place.ticket();
    }

    public @Nullable String yard() {
        return place == null ? null : place.yard();
    }
}
