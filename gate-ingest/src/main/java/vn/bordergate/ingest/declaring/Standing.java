package vn.bordergate.ingest.declaring;

import java.util.Set;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.Status;

/** What the gate holds of a declaration and how far the authorities are with it. */
record Standing(Stored stored, Progress progress) {

    /** What nothing follows, whatever the declarant has asked for meanwhile. */
    private static final Set<Status> ENDS =
            Set.of(Status.WITHDRAWN, Status.REFUSED, Status.PASSED, Status.EXPIRED);

    static Standing of(Stored stored, Progress progress) {
        return new Standing(stored, progress);
    }

    Status status() {
        Status theirs = progress.status();
        if (ENDS.contains(theirs)) {
            return theirs;
        }
        if (stored.withdrawnAt() != null) {
            return Status.WITHDRAWAL_REQUESTED;
        }
        // What they said of an earlier generation says nothing of this one.
        return progress.generation() < stored.generation() ? Status.REGISTERED : theirs;
    }
}
