package vn.bordergate.journal;

import java.util.EnumSet;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.events.EventType;

/** Applies a batch. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Called inside the batch's transaction, which is rolled back when the answer is an error, and
     * the batch is then offered again. What it writes outside that transaction may happen twice.
     *
     * <p>{@link ImpossibleHistoryException} stops the record's partition. A failure of the
     * machinery is tried again without end. Any other exception is taken for the fault of a single
     * record, which is found by halving the batch and put aside in {@code <topic>.dead}.
     */
    Mono<Void> handle(Batch batch);

    /** Types that it does something with; events of others are passed over unread. */
    default Set<EventType> concerns() {
        return EnumSet.allOf(EventType.class);
    }

    /** Whether nobody waits for what it makes of a batch, so that small ones gather for longer. */
    default boolean isPatient() {
        return false;
    }
}
