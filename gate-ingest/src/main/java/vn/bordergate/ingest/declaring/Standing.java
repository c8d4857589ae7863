package vn.bordergate.ingest.declaring;

import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.Status;

/** What the gate holds of a declaration and how far the authorities are with it. */
record Standing(Stored stored, Progress progress) {

    static Standing of(Stored stored, Progress progress) {
        return new Standing(stored, progress);
    }

    Status status() {
        Status theirs = progress.status();
        if (theirs == Status.WITHDRAWN || theirs == Status.REFUSED) {
            return theirs;
        }
        if (stored.withdrawnAt() != null) {
            return Status.WITHDRAWAL_REQUESTED;
        }
        // What they said of an earlier generation says nothing of this one.
        return progress.generation() < stored.generation() ? Status.REGISTERED : theirs;
    }
}
