package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * In any stretch of time, so many vehicles of one firm at most take a place in the queue; the next
 * one's place counts from the end of it. So two hundred lorries of one firm leave room between them
 * for the two of another, and a firm with few vehicles never notices.
 *
 * @param vehicles of one firm that take a place in the stretch
 */
public record FirmShare(Rule rule, int vehicles, Duration within) {

    public FirmShare {
        if (vehicles < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("a firm's share is one vehicle at least");
        }
    }

    /**
     * The moment that a vehicle's place counts from.
     *
     * @param earlier the places of the vehicles of the same firm that were ready before, in that
     *     order, called ones too; more than {@link #vehicles} of them change nothing
     */
    public Instant placeAt(Instant readyAt, List<Instant> earlier) {
        if (earlier.size() < vehicles) {
            return readyAt;
        }
        Instant free = earlier.get(earlier.size() - vehicles).plus(within);
        return free.isAfter(readyAt) ? free : readyAt;
    }
}
