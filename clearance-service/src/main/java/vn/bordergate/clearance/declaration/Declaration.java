package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;

/** Where a declaration stands. */
public sealed interface Declaration {

    /**
     * Counts the events so far, so that an officer who decides on an older view of the file is told
     * so.
     */
    int version();

    /** Nothing has been heard of it yet. */
    record NotLodged() implements Declaration {
        @Override
        public int version() {
            return 0;
        }
    }

    /** A declaration that was lodged, whatever became of it. */
    sealed interface Lodged extends Declaration {
        Standing standing();

        /** Checks decided on the present generation. */
        List<CheckDone> done();

        @Override
        default int version() {
            return standing().version();
        }
    }

    /** Some check is still to be decided; open ones run side by side. */
    record ChecksOutstanding(Standing standing, List<CheckKind> open, List<CheckDone> done)
            implements Lodged {
        public ChecksOutstanding {
            open = List.copyOf(open);
            done = List.copyOf(done);
        }
    }

    /** Every check is granted (thông quan). */
    record Cleared(Standing standing, List<CheckDone> done, Instant clearedAt) implements Lodged {
        public Cleared {
            done = List.copyOf(done);
        }
    }

    /** It may not pass; it stays declared but never counts as cleared. */
    record Refused(Standing standing, List<CheckDone> done, String reasonCode, Actor by)
            implements Lodged {
        public Refused {
            done = List.copyOf(done);
        }
    }

    /** Taken back by its declarant. */
    record Withdrawn(Standing standing) implements Lodged {
        @Override
        public List<CheckDone> done() {
            return List.of();
        }
    }
}
