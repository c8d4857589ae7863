package vn.bordergate.ingest.sheet;

import java.time.Instant;
import java.util.UUID;

/** A file that somebody sent, as far as the gate is with it. */
record SheetFile(
        UUID fileId,
        String lodgedBy,
        String name,
        FileKind kind,
        State state,
        Tally tally,
        Instant changedAt) {

    /** Where it stands. */
    enum State {
        /** It is being read. */
        CHECKING,
        /** It was read; what is sound in it may be lodged. */
        CHECKED,
        LODGING,
        LODGED,
        /** It is no table that could be checked; the faults say why. */
        REFUSED;

        static State during(Pace.Step step) {
            return step == Pace.Step.LODGING ? LODGING : CHECKING;
        }

        boolean isSettled() {
            return this != CHECKING && this != LODGING;
        }
    }

    /** The same file in another state. */
    SheetFile in(State now) {
        return new SheetFile(fileId, lodgedBy, name, kind, now, tally, changedAt);
    }
}
