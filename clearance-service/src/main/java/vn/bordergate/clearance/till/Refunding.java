package vn.bordergate.clearance.till;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.FeeCommand.AnswerRefund;
import vn.bordergate.clearance.fee.FeeCommand.AskRefund;
import vn.bordergate.clearance.fee.RefundReason;
import vn.bordergate.clearance.fee.Signer;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.SignedIn;

/** The board gives back what was paid too much, and never another amount. */
final class Refunding {

    private final AccountStore accounts;
    private final Bookkeeping books;
    private final Returns returns;
    private final RefundLimit limit;
    private final InstantSource clock;

    Refunding(
            AccountStore accounts,
            Bookkeeping books,
            Returns returns,
            RefundLimit limit,
            InstantSource clock) {
        this.accounts = accounts;
        this.books = books;
        this.returns = returns;
        this.limit = limit;
        this.clock = clock;
    }

    /** The first of the board asks; above the limit a second must agree. */
    Mono<OpenAccount> ask(CrossingId id, RefundReason reason, @Nullable String note, SignedIn who) {
        UUID refundId = UUID.randomUUID();
        Instant now = now();
        Mono<OpenAccount> asked =
                books.take(id)
                        .flatMap(
                                open -> {
                                    Signer signer = BoardOfficer.signer(open, who);
                                    var command =
                                            new AskRefund(
                                                    refundId,
                                                    reason,
                                                    note,
                                                    signer,
                                                    limit.aloneUpToVnd());
                                    return books.decide(
                                            open, _ -> command, BoardOfficer.actor(who), now);
                                })
                        .map(Bookkeeping.Decided::account);
        return books.inTurn(asked).flatMap(_ -> sentBack(id));
    }

    /** The second of the board agrees; or anybody of it does not. */
    Mono<OpenAccount> answer(CrossingId id, boolean agreed, SignedIn who) {
        Instant now = now();
        Mono<OpenAccount> answered =
                books.take(id)
                        .flatMap(
                                open -> {
                                    Signer signer = BoardOfficer.signer(open, who);
                                    var command = new AnswerRefund(agreed, signer);
                                    return books.decide(
                                            open, _ -> command, BoardOfficer.actor(who), now);
                                })
                        .map(Bookkeeping.Decided::account);
        return books.inTurn(answered).flatMap(_ -> sentBack(id));
    }

    /** What may go back goes at once; what cannot is tried again by itself. */
    private Mono<OpenAccount> sentBack(CrossingId id) {
        return returns.sendBack(id).onErrorComplete().then(Mono.defer(() -> accounts.look(id)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
