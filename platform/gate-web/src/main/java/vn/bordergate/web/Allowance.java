package vn.bordergate.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one client may still ask for. It keeps a single number: the moment at which all that was
 * taken would have been earned again. A request moves it on by its share; when it lies further
 * ahead than a burst, the client has to wait.
 */
final class Allowance {

    private final AtomicLong earnedAt;

    Allowance(long nowNanos) {
        this.earnedAt = new AtomicLong(nowNanos);
    }

    /**
     * Takes one.
     *
     * @param eachNanos in which one is earned
     * @return 0, or the nanoseconds after which the next will be there
     */
    long take(long nowNanos, long eachNanos, int burst) {
        long most = eachNanos * burst;
        while (true) {
            long was = earnedAt.get();
            // Differences, for the clock of a machine may pass through any number.
            long from = was - nowNanos > 0 ? was : nowNanos;
            long next = from + eachNanos;
            if (next - nowNanos > most) {
                return next - nowNanos - most;
            }
            if (earnedAt.compareAndSet(was, next)) {
                return 0;
            }
        }
    }
}
