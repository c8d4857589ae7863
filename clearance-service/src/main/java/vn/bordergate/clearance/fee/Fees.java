package vn.bordergate.clearance.fee;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.fee.FeeCommand.AnswerRefund;
import vn.bordergate.clearance.fee.FeeCommand.Ask;
import vn.bordergate.clearance.fee.FeeCommand.AskRefund;
import vn.bordergate.clearance.fee.FeeCommand.End;
import vn.bordergate.clearance.fee.FeeCommand.GiveBack;
import vn.bordergate.clearance.fee.FeeCommand.Pay;
import vn.bordergate.clearance.fee.FeeEvent.Declined;
import vn.bordergate.clearance.fee.FeeEvent.Ended;
import vn.bordergate.clearance.fee.FeeEvent.GivenBack;
import vn.bordergate.clearance.fee.FeeEvent.Mismatched;
import vn.bordergate.clearance.fee.FeeEvent.Paid;
import vn.bordergate.clearance.fee.FeeEvent.Quoted;
import vn.bordergate.clearance.fee.FeeEvent.RefundAgreed;
import vn.bordergate.clearance.fee.FeeEvent.RefundAsked;
import vn.bordergate.clearance.fee.FeeEvent.RefundRefused;

/** Decides on accounts. Commands without an effect, repeats among them, come to nothing. */
public final class Fees {

    private Fees() {}

    public static List<FeeEvent> decide(Account account, FeeCommand command) {
        return switch (command) {
            case Ask c -> ask(account, c);
            case Pay c -> pay(account, c);
            case End c -> end(account, c);
            case AskRefund c -> askRefund(account, c);
            case AnswerRefund c -> answerRefund(account, c);
            case GiveBack c -> giveBack(account, c);
        };
    }

    public static Account evolve(Account account, FeeEvent event) {
        Account now =
                switch (event) {
                    case Quoted e -> account.next(e.quote());
                    case Paid e -> {
                        List<Receipt> receipts = new ArrayList<>(account.receipts());
                        receipts.add(
                                new Receipt(e.receipt(), e.paymentId(), e.paidBy(), e.vnd(), 0));
                        yield account.next(receipts, account.refund());
                    }
                    case Ended e -> account.next(e.passing());
                    case RefundAsked e -> {
                        var refund =
                                new Refund(
                                        e.refundId(),
                                        e.parts(),
                                        e.reason(),
                                        e.note(),
                                        e.by(),
                                        e.agreed());
                        yield account.next(reserved(account, e.parts(), 1), refund);
                    }
                    case RefundAgreed _ ->
                            account.next(account.receipts(), refund(account).asAgreed());
                    case RefundRefused _ ->
                            account.next(reserved(account, refund(account).parts(), -1), null);
                    case GivenBack e -> {
                        Refund left = refund(account).without(e.receipt());
                        yield account.next(
                                account.receipts(), left.parts().isEmpty() ? null : left);
                    }
                    // They are on the record and change nothing in the account.
                    case Mismatched _, Declined _ -> account;
                };
        return now.decided();
    }

    /** All of it, in order. */
    public static Account evolve(Account account, List<FeeEvent> events) {
        Account now = account;
        for (FeeEvent event : events) {
            now = evolve(now, event);
        }
        return now;
    }

    /** A passage that is over costs what it cost. */
    private static List<FeeEvent> ask(Account account, Ask command) {
        return account.passing() != Passing.AWAITED || command.quote().equals(account.quote())
                ? List.of()
                : List.of(new Quoted(command.quote()));
    }

    /**
     * What was asked for is taken also where nothing is due any more: it has come in, and goes back
     * as paid twice or not crossed.
     */
    private static List<FeeEvent> pay(Account account, Pay command) {
        boolean known =
                account.receipts().stream()
                        .anyMatch(r -> r.paymentId().equals(command.paymentId()));
        if (command.vnd() != command.askedVnd() || command.vnd() <= 0) {
            return List.of(new Mismatched(command.paymentId(), command.askedVnd(), command.vnd()));
        }
        return known
                ? List.of()
                : List.of(
                        new Paid(
                                command.receipt(),
                                command.paymentId(),
                                command.paidBy(),
                                command.vnd()));
    }

    private static List<FeeEvent> end(Account account, End command) {
        // The first word stands: a vehicle does not cross twice on one account.
        return account.passing() == Passing.AWAITED
                ? List.of(new Ended(command.made() ? Passing.MADE : Passing.NOT_MADE))
                : List.of();
    }

    private static List<FeeEvent> askRefund(Account account, AskRefund command) {
        if (command.by().person() == null) {
            return declined(FeeDecline.PERSON_NEEDED);
        }
        if (account.refund() != null) {
            return account.refund().id().equals(command.refundId())
                    ? List.of()
                    : declined(FeeDecline.REFUND_WAITING);
        }
        long vnd = account.overpaidVnd();
        if (vnd == 0) {
            return declined(FeeDecline.NOTHING_TO_REFUND);
        }
        if ((command.reason() == RefundReason.NOT_CROSSED)
                != (account.passing() == Passing.NOT_MADE)) {
            return declined(FeeDecline.REASON_UNFIT);
        }
        return List.of(
                new RefundAsked(
                        command.refundId(),
                        parts(account, vnd),
                        command.reason(),
                        command.note(),
                        command.by(),
                        vnd <= command.aloneUpToVnd()));
    }

    /** The last paid goes back first, so that the fewest receipts are touched. */
    private static List<Refund.Part> parts(Account account, long vnd) {
        List<Refund.Part> parts = new ArrayList<>();
        long left = vnd;
        for (Receipt receipt : account.receipts().reversed()) {
            long part = Math.min(left, receipt.keptVnd());
            if (part > 0) {
                parts.add(
                        new Refund.Part(
                                receipt.number(), receipt.paymentId(), receipt.paidBy(), part));
                left -= part;
            }
        }
        return parts;
    }

    private static List<FeeEvent> answerRefund(Account account, AnswerRefund command) {
        if (command.by().person() == null) {
            return declined(FeeDecline.PERSON_NEEDED);
        }
        Refund refund = account.refund();
        if (refund == null || refund.agreed()) {
            return declined(FeeDecline.NO_REFUND_WAITING);
        }
        if (!command.agreed()) {
            return List.of(new RefundRefused(refund.id(), command.by()));
        }
        return command.by().isAnother(refund.asked())
                ? List.of(new RefundAgreed(refund.id(), command.by()))
                : declined(FeeDecline.SECOND_PERSON_NEEDED);
    }

    private static List<FeeEvent> giveBack(Account account, GiveBack command) {
        Refund refund = account.refund();
        if (refund == null || !refund.agreed() || !refund.id().equals(command.refundId())) {
            return declined(FeeDecline.RETURNED_ALREADY);
        }
        return refund.parts().stream()
                .filter(part -> part.receipt().equals(command.receipt()))
                .findFirst()
                .<List<FeeEvent>>map(
                        part ->
                                List.of(
                                        new GivenBack(
                                                refund.id(),
                                                part.receipt(),
                                                command.voucher(),
                                                part.vnd(),
                                                refund.reason())))
                .orElseGet(() -> declined(FeeDecline.RETURNED_ALREADY));
    }

    /** Receipts of which so much more is spoken for, or is no longer. */
    private static List<Receipt> reserved(Account account, List<Refund.Part> parts, int sign) {
        List<Receipt> receipts = new ArrayList<>(account.receipts());
        for (Refund.Part part : parts) {
            receipts.replaceAll(
                    receipt ->
                            receipt.number().equals(part.receipt())
                                    ? receipt.returning(sign * part.vnd())
                                    : receipt);
        }
        return receipts;
    }

    private static Refund refund(Account account) {
        Refund refund = account.refund();
        if (refund == null) {
            throw new IllegalStateException("no refund is waiting: impossible history");
        }
        return refund;
    }

    private static List<FeeEvent> declined(FeeDecline reason) {
        return List.of(new Declined(reason));
    }
}
