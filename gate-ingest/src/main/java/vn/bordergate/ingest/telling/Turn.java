package vn.bordergate.ingest.telling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a receiver's turn.
 *
 * @param tried in the order in which they were sent; none where nothing was due after all
 * @param slow whether the next turn belongs among the slow
 */
record Turn(Addressee to, List<Tried> tried, boolean slow) {

    /** A letter and the call that carried it. */
    record Tried(Letter letter, Attempt attempt) {}

    Turn {
        tried = List.copyOf(tried);
    }

    @Nullable Attempt last() {
        return tried.isEmpty() ? null : tried.getLast().attempt();
    }
}
