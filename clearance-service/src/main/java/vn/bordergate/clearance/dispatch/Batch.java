package vn.bordergate.clearance.dispatch;

/**
 * How many vehicles of one direction may be on the way at once.
 *
 * @param calledMax called from the yard and not yet on a lane
 * @param barrierMax of them, standing at the barrier
 */
public record Batch(int calledMax, int barrierMax) {

    public Batch {
        if (barrierMax < 1 || calledMax < barrierMax) {
            throw new IllegalArgumentException(
                    "a batch of " + calledMax + " does not fill a barrier of " + barrierMax);
        }
    }
}
