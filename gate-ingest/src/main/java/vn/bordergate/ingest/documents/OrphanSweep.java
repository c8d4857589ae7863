package vn.bordergate.ingest.documents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.ingest.upkeep.Recurring;

/**
 * Removes files that came in and were never attached, as when the gate was killed in between. Only
 * what the database knows as such is removed: files that a restored database does not know stay.
 */
final class OrphanSweep extends Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final int FILES_MAX = 1000;

    private final Documents documents;
    private final DocumentStore store;
    private final Spool spool;
    private final TransactionalOperator transactions;
    private final Timing timing;

    /** When it sweeps, and on which threads it may block. */
    record Timing(Duration kept, Duration every, InstantSource clock, Scheduler disk) {}

    OrphanSweep(
            Documents documents,
            DocumentStore store,
            Spool spool,
            TransactionalOperator transactions,
            Timing timing) {
        super(
                timing.every(),
                timing.every(),
                "files that were never attached stay until the next sweep");
        this.documents = documents;
        this.store = store;
        this.spool = spool;
        this.transactions = transactions;
        this.timing = timing;
    }

    @Override
    protected Mono<?> round() {
        return sweep(timing.clock().instant().minus(timing.kept()));
    }

    /** How many were removed of those that came in before. */
    Mono<Integer> sweep(Instant before) {
        return documents
                .forgotten(before, FILES_MAX)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(sha256 -> remove(sha256, before), 1)
                .reduce(0, Integer::sum)
                .flatMap(
                        removed ->
                                Mono.fromCallable(() -> removed + spool.sweep(before))
                                        .subscribeOn(timing.disk()))
                .doOnNext(OrphanSweep::tell);
    }

    /** The file first: while its row is locked, nobody can bring it anew. */
    private Mono<Integer> remove(String sha256, Instant before) {
        return documents
                .forget(sha256, before)
                .flatMap(forgotten -> forgotten ? store.delete(sha256).thenReturn(1) : Mono.just(0))
                .as(transactions::transactional);
    }

    private static void tell(int removed) {
        if (removed > 0) {
            LOG.info("removed {} files that were never attached", removed);
        }
    }
}
