package vn.bordergate.clearance.intake;

import java.time.InstantSource;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileQueries.Awaiting;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;

/** Counts goods that waited for an exchange rate, as soon as the rate is in the table. */
public final class AwaitedRates {

    private static final int FILES_MAX = 500;
    private static final Actor RATES = new Actor(ActorKind.RULE, "rate");

    private final FileQueries queries;
    private final FileRegister register;
    private final Rates rates;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    public AwaitedRates(
            FileQueries queries,
            FileRegister register,
            Rates rates,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.queries = queries;
        this.register = register;
        this.rates = rates;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads the rates anew and applies them to what waits. */
    @Scheduled(
            fixedDelayString = "${gate.rates.reread:1m}",
            initialDelayString = "${gate.rates.reread:1m}")
    public Mono<Void> apply() {
        return rates.reread()
                .then(page(Cursor.START))
                .expand(
                        page ->
                                page.size() < FILES_MAX
                                        ? Mono.empty()
                                        : page(page.getLast().place()))
                .then();
    }

    /** One page is one transaction; what still has no rate is passed over and does not block. */
    private Mono<List<Awaiting>> page(Cursor after) {
        return queries.awaitingRate(after, FILES_MAX)
                .collectList()
                .flatMap(waiting -> apply(waiting).thenReturn(waiting));
    }

    private Mono<Void> apply(List<Awaiting> waiting) {
        if (waiting.isEmpty()) {
            return Mono.empty();
        }
        return register.take(waiting.stream().map(Awaiting::id).toList())
                .flatMap(files -> put(files, waiting))
                .as(transaction::transactional);
    }

    private Mono<Void> put(OpenFiles files, List<Awaiting> waiting) {
        var valuation = new Valuation(rates.book());
        for (Awaiting one : waiting) {
            // Amended since it was listed: its new content is listed next time.
            if (files.state(one.id()).version() == one.version()) {
                var goods = valuation.of(one.content(), one.generationLodgedAt());
                files.decide(
                        one.id(),
                        new ApplyRates(clock.instant()),
                        new Findings.Revalued(goods),
                        RATES);
            }
        }
        return register.put(files);
    }
}
