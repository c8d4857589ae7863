package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;

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

        /** The same with something laid upon it or taken off. */
        Lodged with(Standing next);

        @Override
        default int version() {
            return standing().version();
        }
    }

    /** Not cleared yet: checks are open, side by side, or Customs has not named a channel. */
    sealed interface Checking extends Lodged {
        List<OpenCheck> open();

        /** What authorities have asked the declarant for and wait for, one request each. */
        List<SupplementRequest> requests();

        /** What this authority waits for, or null. */
        default @Nullable SupplementRequest requestOf(Authority authority) {
            return requests().stream()
                    .filter(request -> request.authority() == authority)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether its clock stands still, because its authority waits for the declarant. */
        default boolean isStopped(OpenCheck check) {
            return requestOf(check.authority()) != null;
        }

        /** The same after something was done. */
        Checking with(Standing next, List<OpenCheck> stillOpen, List<CheckDone> nowDone);

        @Override
        default Lodged with(Standing next) {
            return with(next, open(), done());
        }
    }

    /** The authorities' turn. */
    record ChecksOutstanding(Standing standing, List<OpenCheck> open, List<CheckDone> done)
            implements Checking {
        public ChecksOutstanding {
            open = List.copyOf(open);
            done = List.copyOf(done);
        }

        @Override
        public List<SupplementRequest> requests() {
            return List.of();
        }

        @Override
        public Checking with(Standing next, List<OpenCheck> stillOpen, List<CheckDone> nowDone) {
            return new ChecksOutstanding(next, stillOpen, nowDone);
        }
    }

    /**
     * The declarant's turn; the clocks of the authorities that asked stand still, and the others
     * work on.
     */
    record SupplementAwaited(
            Standing standing,
            List<OpenCheck> open,
            List<CheckDone> done,
            List<SupplementRequest> requests)
            implements Checking {
        public SupplementAwaited {
            open = List.copyOf(open);
            done = List.copyOf(done);
            requests = List.copyOf(requests);
        }

        @Override
        public Checking with(Standing next, List<OpenCheck> stillOpen, List<CheckDone> nowDone) {
            return new SupplementAwaited(next, stillOpen, nowDone, requests);
        }
    }

    /** Cleared goods that are still inside. */
    sealed interface Inside extends Lodged {
        Instant clearedAt();
    }

    /** Every check is granted (thông quan). */
    record Cleared(Standing standing, List<CheckDone> done, Instant clearedAt) implements Inside {
        public Cleared {
            done = List.copyOf(done);
        }

        @Override
        public Lodged with(Standing next) {
            return new Cleared(next, done, clearedAt);
        }
    }

    /** Cleared, and held in the supervision area all the same. */
    record Held(Standing standing, List<CheckDone> done, Instant clearedAt) implements Inside {
        public Held {
            done = List.copyOf(done);
        }

        @Override
        public Lodged with(Standing next) {
            return new Held(next, done, clearedAt);
        }
    }

    /** Nothing more can become of it. */
    sealed interface Closed extends Lodged {
        /** What an officer is told who still wants something of it. */
        DeclineReason why();
    }

    /** Gone through the supervision area; the file is closed. */
    record Passed(Standing standing, List<CheckDone> done, Instant clearedAt, Instant passedAt)
            implements Closed {
        public Passed {
            done = List.copyOf(done);
        }

        @Override
        public Lodged with(Standing next) {
            return new Passed(next, done, clearedAt, passedAt);
        }

        @Override
        public DeclineReason why() {
            return DeclineReason.FILE_PASSED;
        }
    }

    /** It may not pass; it stays declared but never counts as cleared. */
    record Refused(Standing standing, List<CheckDone> done, String reasonCode, Actor by)
            implements Closed {
        public Refused {
            done = List.copyOf(done);
        }

        @Override
        public Lodged with(Standing next) {
            return new Refused(next, done, reasonCode, by);
        }

        @Override
        public DeclineReason why() {
            return DeclineReason.FILE_REFUSED;
        }
    }

    /** Taken back by its declarant. */
    record Withdrawn(Standing standing) implements Closed {
        @Override
        public Lodged with(Standing next) {
            return new Withdrawn(next);
        }

        @Override
        public List<CheckDone> done() {
            return List.of();
        }

        @Override
        public DeclineReason why() {
            return DeclineReason.FILE_WITHDRAWN;
        }
    }

    /** Not cleared while it was valid. */
    record Expired(Standing standing, List<CheckDone> done) implements Closed {
        public Expired {
            done = List.copyOf(done);
        }

        @Override
        public Lodged with(Standing next) {
            return new Expired(next, done);
        }

        @Override
        public DeclineReason why() {
            return DeclineReason.FILE_EXPIRED;
        }
    }
}
