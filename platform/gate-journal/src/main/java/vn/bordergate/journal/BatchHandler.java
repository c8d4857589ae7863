package vn.bordergate.journal;

import reactor.core.publisher.Mono;

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
}
