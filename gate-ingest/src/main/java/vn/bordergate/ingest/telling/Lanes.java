package vn.bordergate.ingest.telling;

import java.util.concurrent.Semaphore;

/**
 * Room for calls: one for those who answer at once and one for all others. A call that takes long
 * moves over to the others, so that hanging receivers never fill the room of those who answer.
 */
final class Lanes {

    private final Semaphore swift;
    private final Semaphore slow;
    private final int slowCalls;

    Lanes(int swiftCalls, int slowCalls) {
        this.swift = new Semaphore(swiftCalls);
        this.slow = new Semaphore(slowCalls);
        this.slowCalls = slowCalls;
    }

    /** How many more turns may begin; half of the slow room is kept for those who move over. */
    int free(boolean slowOnes) {
        return slowOnes
                ? Math.max(0, slow.availablePermits() - slowCalls / 2)
                : swift.availablePermits();
    }

    /** Only as often as {@link #free} says; one thread begins turns. */
    Slot take(boolean slowOne) {
        (slowOne ? slow : swift).acquireUninterruptibly();
        return new Slot(slowOne);
    }

    /** The room of one turn, given back once. */
    final class Slot {

        private boolean isSlow;
        private boolean given;

        private Slot(boolean isSlow) {
            this.isSlow = isSlow;
        }

        /** Makes room among the swift; false where there is no room among the slow. */
        synchronized boolean moveOver() {
            if (isSlow || given) {
                return true;
            }
            if (!slow.tryAcquire()) {
                return false;
            }
            swift.release();
            isSlow = true;
            return true;
        }

        synchronized void giveBack() {
            if (!given) {
                given = true;
                (isSlow ? slow : swift).release();
            }
        }

        synchronized boolean isSlow() {
            return isSlow;
        }
    }
}
