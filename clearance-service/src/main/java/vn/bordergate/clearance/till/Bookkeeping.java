package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.fee.FeeCommand;
import vn.bordergate.clearance.fee.FeeDecline;
import vn.bordergate.clearance.fee.FeeEvent;
import vn.bordergate.clearance.fee.Fees;
import vn.bordergate.clearance.fee.Receipt;
import vn.bordergate.clearance.fee.Refund;
import vn.bordergate.clearance.till.Ledger.Movement;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Decides on one account and writes all that follows: account, book, what goes back, trail and
 * journal. Within a transaction of {@link #inTurn}.
 */
final class Bookkeeping {

    private static final String RETURN =
            """
            insert into fee_return (refund_id, receipt, crossing_id, payment_id, paid_by, vnd,
              actor, state)
            values ($1, $2, $3, $4, $5, $6, $7, 'WAITING')
            """;

    private final DatabaseClient database;
    private final AccountStore accounts;
    private final Ledger ledger;
    private final Acts acts;
    private final JournaledTransactions transactions;
    private final Journal journal;
    private final EventJson json;

    Bookkeeping(
            DatabaseClient database,
            AccountStore accounts,
            Ledger ledger,
            Acts acts,
            JournaledTransactions transactions,
            Journal journal,
            EventJson json) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.acts = acts;
        this.transactions = transactions;
        this.journal = journal;
        this.json = json;
    }

    /**
     * What was decided.
     *
     * @param events nothing where the command had no effect
     */
    record Decided(OpenAccount account, List<FeeEvent> events) {}

    /** Does the work in a transaction of its own, one after another. */
    <T> Mono<T> inTurn(Mono<T> work) {
        return transactions.run(ledger.lock().then(work));
    }

    /** Takes one account; 404 where nothing is known of it. */
    Mono<OpenAccount> take(CrossingId id) {
        return accounts.take(List.of(id))
                .map(found -> Objects.requireNonNull(found.get(id)))
                .flatMap(
                        open ->
                                open.announced() == null
                                        ? Mono.error(Till.refused(404, "FEE_UNKNOWN"))
                                        : Mono.just(open));
    }

    /**
     * Decides and writes.
     *
     * @param command of the number that a movement of money gets
     */
    Mono<Decided> decide(
            OpenAccount open, Function<String, FeeCommand> command, Actor by, Instant at) {
        GateCode gate = gate(open);
        return ledger.next(gate, at)
                .flatMap(
                        number -> {
                            List<FeeEvent> events =
                                    Fees.decide(open.account(), command.apply(number.text()));
                            var decided =
                                    new Decided(
                                            open.with(Fees.evolve(open.account(), events)), events);
                            return events.isEmpty()
                                    ? Mono.just(decided)
                                    : write(open, decided, number, by, at).thenReturn(decided);
                        });
    }

    private Mono<Void> write(
            OpenAccount before, Decided decided, Ledger.Number number, Actor by, Instant at) {
        List<Mono<Void>> steps = new ArrayList<>();
        List<JournalEntry> told = new ArrayList<>();
        for (FeeEvent event : decided.events()) {
            switch (event) {
                case FeeEvent.Declined e -> {
                    return Mono.error(declined(e.reason()));
                }
                case FeeEvent.Paid e -> {
                    var paid =
                            new Movement(
                                    before.id(),
                                    e.paymentId(),
                                    e.vnd(),
                                    null,
                                    null,
                                    e.paidBy(),
                                    by,
                                    before.announced(),
                                    at);
                    steps.add(ledger.add(number, paid));
                    told.add(entry(new FeePaid(before.id(), e.vnd(), e.receipt(), at)));
                }
                case FeeEvent.GivenBack e -> {
                    steps.add(ledger.add(number, givenBack(before, e, by, at)));
                    told.add(
                            entry(
                                    new FeeRefunded(
                                            before.id(),
                                            e.vnd(),
                                            e.receipt(),
                                            e.reason().name(),
                                            at)));
                }
                case FeeEvent.RefundAsked e -> {
                    if (e.agreed()) {
                        steps.add(returns(before, e.refundId(), e.parts(), by));
                    }
                }
                case FeeEvent.RefundAgreed e ->
                        steps.add(
                                returns(
                                        before,
                                        e.refundId(),
                                        Objects.requireNonNull(before.account().refund()).parts(),
                                        by));
                case FeeEvent.Quoted _,
                        FeeEvent.Ended _,
                        FeeEvent.Mismatched _,
                        FeeEvent.RefundRefused _ -> {
                    // They change the account and nothing beside it.
                }
            }
            FeeAct act = FeeAct.of(before.id(), event);
            if (act != null) {
                steps.add(acts.add(FeeAct.register(gate(before)), by, at, act));
            }
        }
        return accounts.put(List.of(decided.account()))
                .then(Flux.concat(steps).then())
                .then(Mono.defer(() -> told.isEmpty() ? Mono.empty() : journal.append(told)));
    }

    private static Movement givenBack(
            OpenAccount before, FeeEvent.GivenBack e, Actor by, Instant at) {
        Receipt receipt =
                before.account().receipts().stream()
                        .filter(r -> r.number().equals(e.receipt()))
                        .findFirst()
                        .orElseThrow();
        return new Movement(
                before.id(),
                receipt.paymentId(),
                e.vnd(),
                e.receipt(),
                e.reason().name(),
                receipt.paidBy(),
                by,
                before.announced(),
                at);
    }

    private Mono<Void> returns(OpenAccount open, UUID refundId, List<Refund.Part> parts, Actor by) {
        return Flux.fromIterable(parts)
                .concatMap(
                        part ->
                                database.sql(RETURN)
                                        .bind(0, refundId)
                                        .bind(1, part.receipt())
                                        .bind(2, open.id().value())
                                        .bind(3, part.paymentId())
                                        .bind(4, part.paidBy().name())
                                        .bind(5, part.vnd())
                                        .bind(6, by.id())
                                        .then())
                .then();
    }

    private JournalEntry entry(PublishedEvent event) {
        return json.entry(event);
    }

    private static GateCode gate(OpenAccount open) {
        if (open.announced() instanceof Announced announced) {
            return announced.gate();
        }
        throw new IllegalStateException("not announced: " + open.id());
    }

    private static FaultsException declined(FeeDecline reason) {
        return switch (reason) {
            case PERSON_NEEDED -> FaultsException.of(403, Fault.at("", "PERSON_NEEDED"));
            case SECOND_PERSON_NEEDED -> Till.refused(409, "FEE_SECOND_PERSON");
            case NOTHING_TO_REFUND -> Till.refused(409, "FEE_NOTHING_TO_REFUND");
            case REFUND_WAITING -> Till.refused(409, "FEE_REFUND_WAITING");
            case NO_REFUND_WAITING -> Till.refused(409, "FEE_NO_REFUND_WAITING");
            case REASON_UNFIT ->
                    FaultsException.of(409, Fault.at("/reason", "FEE_REASON_UNFIT", Map.of()));
            case RETURNED_ALREADY -> Till.refused(409, "FEE_RETURNED_ALREADY");
        };
    }
}
