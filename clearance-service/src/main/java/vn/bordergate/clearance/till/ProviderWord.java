package vn.bordergate.clearance.till;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.clearance.till.PaymentStore.Payment;
import vn.bordergate.clearance.till.PaymentStore.State;

/** Hears the payment provider: genuine notices, each once. */
final class ProviderWord {

    private final NoticeSeal seal;
    private final Till till;
    private final PaymentStore store;
    private final Returns returns;
    private final Bookkeeping books;

    ProviderWord(
            NoticeSeal seal, Till till, PaymentStore store, Returns returns, Bookkeeping books) {
        this.seal = seal;
        this.till = till;
        this.store = store;
        this.returns = returns;
        this.books = books;
    }

    /** What came of a notice. */
    enum Applied {
        SETTLED,
        FAILED,
        RETURNED,
        /** Another amount than was asked for: settles nothing, and the board looks at it. */
        MISMATCHED,
        /** It was heard before, or says what was known. */
        REPEAT
    }

    Mono<Applied> hear(@Nullable String signature, byte[] body) {
        return switch (seal.check(signature, body, till.now())) {
            case FOREIGN -> Mono.error(Till.refused(401, "NOTICE_SIGNATURE"));
            case STALE -> Mono.error(Till.refused(401, "NOTICE_STALE"));
            case GENUINE -> {
                ProviderNotice notice = ProviderNotice.read(body);
                yield books.inTurn(heard(notice));
            }
        };
    }

    private Mono<Applied> heard(ProviderNotice notice) {
        return store.isKnown(notice.noticeId())
                .flatMap(
                        known ->
                                known
                                        ? Mono.just(Applied.REPEAT)
                                        : applied(notice)
                                                .flatMap(
                                                        applied ->
                                                                store.noted(
                                                                                notice,
                                                                                applied.name(),
                                                                                till.now())
                                                                        .thenReturn(applied)));
    }

    private Mono<Applied> applied(ProviderNotice notice) {
        return store.look(notice.paymentId())
                .filter(payment -> payment.paidBy() == PaidBy.PROVIDER)
                .switchIfEmpty(Mono.error(() -> Till.refused(404, "NOTICE_PAYMENT_UNKNOWN")))
                .flatMap(
                        payment ->
                                switch (notice.outcome()) {
                                    case PAID -> paid(payment, notice.vnd());
                                    case FAILED -> failed(payment);
                                    case RETURNED -> returned(payment, notice);
                                });
    }

    private Mono<Applied> paid(Payment payment, long vnd) {
        Applied applied =
                vnd != payment.vnd()
                        ? Applied.MISMATCHED
                        : payment.state() == State.PAID ? Applied.REPEAT : Applied.SETTLED;
        return till.settled(payment.id(), vnd).thenReturn(applied);
    }

    private Mono<Applied> failed(Payment payment) {
        return store.take(payment.id())
                .filter(now -> now.state() == State.ASKED)
                .flatMap(
                        now ->
                                store.answered(now.id(), State.FAILED, 0, till.now())
                                        .thenReturn(Applied.FAILED))
                .defaultIfEmpty(Applied.REPEAT);
    }

    private Mono<Applied> returned(Payment payment, ProviderNotice notice) {
        UUID refundId = notice.refundId();
        if (refundId == null) {
            return Mono.error(Till.refused(422, "NOTICE_FORM"));
        }
        return returns.of(refundId, payment.id())
                .switchIfEmpty(Mono.error(() -> Till.refused(404, "NOTICE_PAYMENT_UNKNOWN")))
                .flatMap(
                        part -> {
                            if (part.vnd() != notice.vnd()) {
                                return Mono.just(Applied.MISMATCHED);
                            }
                            return part.state().equals("DONE")
                                    ? Mono.just(Applied.REPEAT)
                                    : returns.inBooks(part).thenReturn(Applied.RETURNED);
                        });
    }
}
