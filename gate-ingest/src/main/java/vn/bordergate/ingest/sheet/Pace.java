package vn.bordergate.ingest.sheet;

import java.time.Duration;

/** How far the work on a file is, for those who watch, and when it has taken too long. */
final class Pace {

    private final long endNanos;
    private volatile Step step = Step.READING;
    private volatile int done;
    private volatile int all;

    /** What is being done. */
    enum Step {
        READING,
        CHECKING,
        LODGING
    }

    /**
     * A look at it.
     *
     * @param all 0 as long as it is not known
     */
    record Look(Step step, int done, int all) {}

    Pace(Duration most) {
        this.endNanos = System.nanoTime() + most.toNanos();
    }

    void begin(Step next, int ofAll) {
        step = next;
        all = ofAll;
        done = 0;
    }

    /** Ends the work when its time is over or nobody wants it any more. */
    void done(int count) {
        done = count;
        check();
    }

    void check() {
        if (System.nanoTime() > endNanos || Thread.currentThread().isInterrupted()) {
            throw SheetRefusals.unreadable("SHEET_TOO_SLOW");
        }
    }

    /** The same without a limit: what goes through the door keeps that door's own. */
    void passed(int count) {
        done = count;
    }

    Look look() {
        return new Look(step, done, all);
    }
}
