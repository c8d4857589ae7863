package vn.bordergate.clearance.declaration;

import java.time.LocalTime;

/** When a gate is open on a working day, from the first minute to the last. */
public record OpeningHours(LocalTime opens, LocalTime closes) {

    public OpeningHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens " + opens + ", closes " + closes);
        }
    }
}
