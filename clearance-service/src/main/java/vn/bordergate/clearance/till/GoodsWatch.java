package vn.bordergate.clearance.till;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Quotes again where a declaration that a vehicle carries has become known or was amended: it comes
 * by another topic than the vehicle, hence at any time.
 */
final class GoodsWatch {

    static final int PASSAGES_MAX = 500;

    private final DeclaredGoods goods;
    private final AccountStore accounts;
    private final Quoting quoting;
    private final JournaledTransactions transactions;
    private final InstantSource clock;

    GoodsWatch(
            DeclaredGoods goods,
            AccountStore accounts,
            Quoting quoting,
            JournaledTransactions transactions,
            InstantSource clock) {
        this.goods = goods;
        this.accounts = accounts;
        this.quoting = quoting;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${gate.fees.sweep:2s}",
            initialDelayString = "${gate.fees.sweep:2s}")
    public Mono<Void> sweep() {
        return Mono.defer(
                () ->
                        goods.moved(PASSAGES_MAX)
                                .collectList()
                                .filter(moved -> !moved.isEmpty())
                                .flatMap(
                                        moved ->
                                                transactions.run(
                                                        accounts.take(moved)
                                                                .flatMap(
                                                                        open ->
                                                                                quoting.putBack(
                                                                                        open
                                                                                                .values(),
                                                                                        now())))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
