package vn.bordergate.clearance.crossing;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;

/** The barriers of a gate (ba-ri-e kiểm soát; Circular 09/2016/TT-BQP, Article 6). */
public enum Barrier {
    /** Toward the border. */
    B1,
    /** Toward the interior. */
    B2;

    /** The barrier of that code, or null. */
    public static @Nullable Barrier named(String code) {
        for (Barrier barrier : values()) {
            if (barrier.name().equals(code)) {
                return barrier;
            }
        }
        return null;
    }

    /** The one behind which the passage is made. */
    static Barrier last(Direction direction) {
        return switch (direction) {
            case EXPORT -> B1;
            case IMPORT -> B2;
        };
    }
}
