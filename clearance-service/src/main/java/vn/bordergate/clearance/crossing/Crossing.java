package vn.bordergate.clearance.crossing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a crossing stands. */
public sealed interface Crossing {

    /**
     * Counts the events so far, so that an officer who decides on an older view of the crossing is
     * told so.
     */
    int version();

    /** Nothing has been heard of it yet. */
    record NotAnnounced() implements Crossing {
        @Override
        public int version() {
            return 0;
        }
    }

    /** A vehicle that was announced, whatever became of it. */
    sealed interface Known extends Crossing {
        Standing standing();

        /** The same with something laid upon it or taken off. */
        Known with(Standing next);

        @Override
        default int version() {
            return standing().version();
        }
    }

    /** Neither crossed nor ended. */
    sealed interface Live extends Known {
        @Override
        Live with(Standing next);
    }

    /** Expected, or standing before a yard that has not let it in. */
    record Announced(Standing standing) implements Live {
        @Override
        public Announced with(Standing next) {
            return new Announced(next);
        }
    }

    /** It has a ticket. */
    sealed interface Placed extends Live {
        Place place();

        /** The same with another place, or as much of it as has changed. */
        Placed at(Standing next, Place now);

        @Override
        default Placed with(Standing next) {
            return at(next, place());
        }
    }

    /** In a yard, and not called. */
    record InYard(Standing standing, Place place) implements Placed {
        @Override
        public InYard at(Standing next, Place now) {
            return new InYard(next, now);
        }
    }

    /** Called to a lane. */
    sealed interface UnderWay extends Placed {
        LaneCall call();
    }

    /** On its way from the yard to the barrier. */
    record Called(Standing standing, Place place, LaneCall call) implements UnderWay {
        @Override
        public Called at(Standing next, Place now) {
            return new Called(next, now, call);
        }
    }

    /**
     * At a barrier.
     *
     * @param through whether it has gone through; then it is on its way to the next
     */
    record AtBarrier(
            Standing standing,
            Place place,
            LaneCall call,
            Barrier barrier,
            boolean through,
            Instant reachedAt)
            implements UnderWay {
        @Override
        public AtBarrier at(Standing next, Place now) {
            return new AtBarrier(next, now, call, barrier, through, reachedAt);
        }
    }

    /**
     * Its passage is made: an export is over the border, an import is inland.
     *
     * @param place that it had, or null where two officers confirmed the passage of one without
     * @param lane by which it left, or null
     */
    record Crossed(
            Standing standing, @Nullable Place place, @Nullable String lane, Instant crossedAt)
            implements Known {
        @Override
        public Crossed with(Standing next) {
            return new Crossed(next, place, lane, crossedAt);
        }
    }

    /** Nothing more becomes of it. */
    record Ended(Standing standing, Ending ending, @Nullable String code, Instant endedAt)
            implements Known {
        @Override
        public Ended with(Standing next) {
            return new Ended(next, ending, code, endedAt);
        }
    }
}
