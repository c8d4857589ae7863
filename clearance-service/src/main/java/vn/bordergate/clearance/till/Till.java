package vn.bordergate.clearance.till;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.FeeCommand.Pay;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.clearance.fee.Passing;
import vn.bordergate.clearance.till.PaymentStore.Payment;
import vn.bordergate.clearance.till.PaymentStore.State;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** What traders and the management board ask of the till. Nobody names an amount. */
final class Till {

    private final AccountStore accounts;
    private final Payers payers;
    private final PaymentStore store;
    private final Bookkeeping books;
    private final Payments payments;
    private final JournaledTransactions transactions;
    private final TillProperties settings;
    private final InstantSource clock;

    Till(
            AccountStore accounts,
            Payers payers,
            PaymentStore store,
            Bookkeeping books,
            Payments payments,
            JournaledTransactions transactions,
            TillProperties settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.payers = payers;
        this.store = store;
        this.books = books;
        this.payments = payments;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The account as this reader may see it: to a trader, of what they announced or may pay for; to
     * an officer, of the gates that they were granted.
     */
    Mono<OpenAccount> account(CrossingId id, SignedIn reader) {
        return known(id, reader)
                .doOnNext(
                        found -> {
                            if (!found.theirs() && !reader.grants().covers(found.gate())) {
                                throw refused(403, "FOREIGN_GATE");
                            }
                        })
                .map(Found::open);
    }

    /**
     * An account that concerns somebody.
     *
     * @param theirs whether they pay, and not the board at its counter
     */
    private record Found(OpenAccount open, GateCode gate, boolean theirs) {}

    private Mono<Found> known(CrossingId id, SignedIn reader) {
        return accounts.look(id)
                .flatMap(
                        open ->
                                open.announced() instanceof Announced announced
                                        ? isTheirs(id, announced, reader)
                                                .map(
                                                        theirs ->
                                                                new Found(
                                                                        open,
                                                                        announced.gate(),
                                                                        theirs))
                                        : Mono.empty())
                .filter(found -> found.theirs() || isOfficer(reader))
                .switchIfEmpty(Mono.error(() -> refused(404, "FEE_UNKNOWN")));
    }

    private Mono<Boolean> isTheirs(CrossingId id, Announced announced, SignedIn reader) {
        return payers.word(id, reader.subject(), now())
                .map(
                        word ->
                                switch (word) {
                                    case VOUCHED -> true;
                                    case TAKEN_BACK -> false;
                                    case NONE -> announced.announcedBy().equals(reader.subject());
                                });
    }

    private static boolean isOfficer(SignedIn reader) {
        return reader.isOneOf(Roles.readersOfFiles()) || reader.isOneOf(Roles.ADMINISTRATOR);
    }

    /** Whoever it concerns pays through the provider; the board takes money at its counter. */
    Mono<Payment> pay(CrossingId id, SignedIn who) {
        return known(id, who)
                .flatMap(found -> found.theirs() ? throughProvider(id, who) : atCounter(id, who));
    }

    private Mono<Payment> throughProvider(CrossingId id, SignedIn who) {
        Instant now = now();
        Mono<Payment> begun =
                transactions.run(
                        outstanding(id)
                                .flatMap(
                                        open -> {
                                            var fresh = asked(open, PaidBy.PROVIDER, who);
                                            return store.begun(
                                                            id,
                                                            fresh.vnd(),
                                                            now.minus(settings.lapse()))
                                                    .switchIfEmpty(
                                                            Mono.defer(
                                                                    () ->
                                                                            store.add(fresh, now)
                                                                                    .thenReturn(
                                                                                            fresh)));
                                        }));
        return begun.flatMap(this::askProvider);
    }

    /**
     * Outside any transaction: a provider may take seconds. Asked again, it is the same payment.
     */
    private Mono<Payment> askProvider(Payment payment) {
        var order =
                new Payments.Order(
                        payment.id(),
                        payment.gate(),
                        "crossing " + payment.crossingId(),
                        payment.vnd());
        return payments.ask(order)
                .flatMap(
                        answer ->
                                answer.done()
                                        ? books.inTurn(settled(payment.id(), payment.vnd()))
                                        : store.started(payment.id(), answer)
                                                .then(store.look(payment.id())));
    }

    private Mono<Payment> atCounter(CrossingId id, SignedIn who) {
        Instant now = now();
        return books.inTurn(
                outstanding(id)
                        .flatMap(
                                open -> {
                                    var unused = BoardOfficer.signer(open, who);
                                    Payment payment = asked(open, PaidBy.COUNTER, who);
                                    return store.add(payment, now)
                                            .then(
                                                    Mono.defer(
                                                            () ->
                                                                    settled(
                                                                            payment.id(),
                                                                            payment.vnd())));
                                }));
    }

    private static Payment asked(OpenAccount open, PaidBy paidBy, SignedIn who) {
        return new Payment(
                UUID.randomUUID(),
                open.id(),
                String.valueOf(open.announced() == null ? "" : open.announced().gate()),
                open.account().outstandingVnd(),
                paidBy,
                who.subject(),
                State.ASKED,
                null,
                null);
    }

    /** The account, locked, of which something is outstanding; 409 where nothing is. */
    private Mono<OpenAccount> outstanding(CrossingId id) {
        return books.take(id)
                .doOnNext(
                        open -> {
                            if (open.account().passing() != Passing.AWAITED) {
                                throw refused(409, "FEE_PASSAGE_OVER");
                            }
                            if (open.account().quote() == null) {
                                throw refused(409, "FEE_NOT_QUOTED");
                            }
                            if (open.account().outstandingVnd() == 0) {
                                throw refused(409, "FEE_NOTHING_DUE");
                            }
                        });
    }

    /** Money has come in for a payment; in the caller's transaction. */
    Mono<Payment> settled(UUID paymentId, long vnd) {
        Instant now = now();
        return store.look(paymentId)
                .flatMap(found -> books.take(found.crossingId()))
                .flatMap(open -> store.take(paymentId).flatMap(p -> settled(open, p, vnd, now)))
                .then(store.look(paymentId));
    }

    private Mono<Void> settled(OpenAccount open, Payment payment, long vnd, Instant now) {
        var by =
                new Actor(
                        payment.paidBy() == PaidBy.COUNTER
                                ? ActorKind.OFFICER
                                : ActorKind.DECLARANT,
                        payment.askedBy());
        boolean fits = vnd == payment.vnd();
        return books.decide(
                        open,
                        number ->
                                new Pay(payment.id(), payment.paidBy(), payment.vnd(), vnd, number),
                        by,
                        now)
                .then(
                        // Another amount after the right one does not undo what was paid.
                        payment.state() == State.PAID
                                ? Mono.empty()
                                : store.answered(
                                        payment.id(),
                                        fits ? State.PAID : State.MISMATCHED,
                                        vnd,
                                        now));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static FaultsException refused(int status, String code) {
        return FaultsException.of(status, Fault.at("", code));
    }
}
