package vn.bordergate.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets the forwarder sleep until there may be something to send. After a commit the entry may stay
 * invisible for a moment, behind an older transaction that is still running; so the first waits
 * after work are short.
 */
final class Wake {

    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Semaphore nudges = new Semaphore(0);
    private long nextNanos = SHORTEST_NANOS;
    private volatile boolean stopped;

    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    void busy() {
        nextNanos = SHORTEST_NANOS;
    }

    void await(Duration most) throws InterruptedException {
        if (nudges.tryAcquire(Math.min(nextNanos, most.toNanos()), TimeUnit.NANOSECONDS)) {
            nudges.drainPermits();
            nextNanos = SHORTEST_NANOS;
        } else {
            nextNanos = Math.min(2 * nextNanos, most.toNanos());
        }
    }

    void stop() {
        stopped = true;
        nudges.release();
    }

    void start() {
        stopped = false;
    }

    boolean isStopped() {
        return stopped;
    }
}
