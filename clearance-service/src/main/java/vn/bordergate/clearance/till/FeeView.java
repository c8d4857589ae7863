package vn.bordergate.clearance.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.clearance.fee.PaidBy;
import vn.bordergate.clearance.fee.Passing;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.clearance.fee.Refund;
import vn.bordergate.clearance.fee.RefundReason;
import vn.bordergate.clearance.rulebook.FeeTable;
import vn.bordergate.clearance.rulebook.RuleLine;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.till.PaymentStore.Payment;
import vn.bordergate.clearance.till.PaymentStore.State;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.Language;

/** What a passage costs and what was paid, as it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeeView(
        CrossingId crossingId,
        @Nullable String gate,
        @Nullable String reference,
        Passing passage,
        @Nullable Tariff quoted,
        long dueVnd,
        long paidVnd,
        long outstandingVnd,
        long overpaidVnd,
        boolean settled,
        List<Paid> receipts,
        @Nullable Back refund,
        boolean pretendedPayments) {

    /** By which row of which version. */
    record Tariff(long vnd, String version, String row, String reason) {
        static @Nullable Tariff of(@Nullable Quote quote, Rulebook book, Language language) {
            if (quote == null) {
                return null;
            }
            RuleLine line = book.row(FeeTable.NAME, quote.tariff(), quote.row());
            String reason = line == null ? "" : line.reason().in(language.tag());
            return new Tariff(quote.vnd(), quote.tariff(), quote.row(), reason);
        }
    }

    record Paid(String number, PaidBy paidBy, long vnd, long returnedVnd) {}

    record Back(UUID refundId, long vnd, RefundReason reason, boolean agreed) {
        static @Nullable Back of(@Nullable Refund refund) {
            return refund == null
                    ? null
                    : new Back(refund.id(), refund.vnd(), refund.reason(), refund.agreed());
        }
    }

    /** What came of asking to pay. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Begun(
            UUID paymentId,
            CrossingId crossingId,
            long vnd,
            PaidBy paidBy,
            State state,
            @Nullable String payAt,
            boolean pretended) {
        static Begun of(Payment payment, boolean pretended) {
            return new Begun(
                    payment.id(),
                    payment.crossingId(),
                    payment.vnd(),
                    payment.paidBy(),
                    payment.state(),
                    payment.payAt(),
                    pretended && payment.paidBy() == PaidBy.PROVIDER);
        }
    }

    static FeeView of(OpenAccount open, Rulebook book, Payments payments, Language language) {
        Account account = open.account();
        Announced announced = open.announced();
        return new FeeView(
                open.id(),
                announced == null ? null : announced.gate().value(),
                announced == null ? null : announced.reference(),
                account.passing(),
                Tariff.of(account.quote(), book, language),
                account.dueVnd(),
                account.keptVnd(),
                account.outstandingVnd(),
                account.overpaidVnd(),
                account.isSettled(),
                account.receipts().stream()
                        .map(r -> new Paid(r.number(), r.paidBy(), r.vnd(), r.returnedVnd()))
                        .toList(),
                Back.of(account.refund()),
                payments.isPretended());
    }
}
