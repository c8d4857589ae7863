package vn.bordergate.journal;

import java.time.Duration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Transactions whose entries are sent in the order in which they changed a row.
 *
 * <p>Entries are sent in the order of their transactions' ids, and a transaction has its id from
 * its first lock. At READ COMMITTED it may lock one row, then wait while a later transaction
 * changes another row and commits, and go on from what the later one wrote: two changes of one row,
 * sent the wrong way round. At REPEATABLE READ the snapshot is older than the id, so a row that a
 * later transaction has changed cannot be locked any more: PostgreSQL answers with SQLSTATE 40001.
 * The work is then done once more, at once, under a new and later id.
 *
 * <p>To be used by whoever locks rows and appends to the journal what became of them. It holds as
 * long as everyone who appends also changes a row that the others lock, and not merely locks it.
 */
public final class JournaledTransactions {

    private static final int TRIES_MORE = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(1);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final TransactionalOperator ordered;
    private final TransactionalOperator plain;

    public JournaledTransactions(ReactiveTransactionManager database) {
        var repeatableRead = new DefaultTransactionDefinition();
        repeatableRead.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.ordered = TransactionalOperator.create(database, repeatableRead);
        this.plain = TransactionalOperator.create(database);
    }

    /**
     * Does the work in a transaction of its own; must not be called within another.
     *
     * @param work is subscribed to once more after each conflict, and must begin afresh each time
     */
    public <T> Mono<T> run(Mono<T> work) {
        return repeated(ordered.transactional(work));
    }

    /** At READ COMMITTED, for work that appends nothing whose order matters. */
    <T> Mono<T> runPlain(Mono<T> work) {
        return repeated(plain.transactional(work));
    }

    private static <T> Mono<T> repeated(Mono<T> transaction) {
        return transaction.retryWhen(
                Retry.backoff(TRIES_MORE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .filter(Failures::isConflict)
                        .onRetryExhaustedThrow((tries, last) -> last.failure()));
    }
}
