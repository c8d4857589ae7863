package vn.bordergate.clearance.calling;

import java.time.Instant;

/**
 * When a vehicle may expect its call.
 *
 * @param madeAt when that was foreseen
 * @param early as soon as this in one case of five
 * @param mid as likely before as after
 * @param late later than this in one case of five
 */
public record Expectation(Instant madeAt, Instant early, Instant mid, Instant late) {

    public Expectation {
        if (mid.isBefore(early) || late.isBefore(mid)) {
            throw new IllegalArgumentException("expected between " + early + " and " + late);
        }
    }
}
