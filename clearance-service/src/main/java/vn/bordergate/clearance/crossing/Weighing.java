package vn.bordergate.clearance.crossing;

import java.time.Instant;

/**
 * What a weighbridge said, beside what was declared.
 *
 * @param massKg whole vehicle
 * @param expectedKg declared gross mass and what such a vehicle weighs empty, or 0 where nothing is
 *     declared to compare with
 * @param differenceKg more than expected, or less where it is negative
 * @param beyond whether the difference is more than is allowed for
 */
public record Weighing(
        int massKg, int expectedKg, int differenceKg, boolean beyond, Instant weighedAt) {

    static Weighing of(int massKg, Findings.Declared declared, Instant at) {
        if (declared.grossKg() == 0) {
            return new Weighing(massKg, 0, 0, false, at);
        }
        int expected = declared.grossKg() + declared.tareKg();
        int difference = massKg - expected;
        boolean beyond = Math.abs(difference) > declared.toleranceKg();
        return new Weighing(massKg, expected, difference, beyond, at);
    }
}
