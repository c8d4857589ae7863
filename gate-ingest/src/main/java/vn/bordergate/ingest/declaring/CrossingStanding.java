package vn.bordergate.ingest.declaring;

import java.util.Map;
import vn.bordergate.events.CrossingId;
import vn.bordergate.ingest.tracking.CrossingProgress;
import vn.bordergate.ingest.tracking.CrossingStatus;

/** What the gate holds of a crossing and how far it is. */
record CrossingStanding(StoredCrossing stored, CrossingProgress progress) {

    static CrossingStanding of(StoredCrossing stored, Map<CrossingId, CrossingProgress> known) {
        CrossingProgress progress = known.get(stored.crossingId());
        if (progress == null) {
            throw new IllegalArgumentException("not asked for: " + stored.crossingId());
        }
        return new CrossingStanding(stored, progress);
    }

    /** What was asked for is not yet done; what has ended stays as it ended. */
    CrossingStatus status() {
        boolean asked = stored.withdrawnAt() != null && !progress.status().ended();
        return asked ? CrossingStatus.WITHDRAWAL_REQUESTED : progress.status();
    }
}
