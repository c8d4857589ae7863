package vn.bordergate.clearance.fee;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks of an account, or says of it. */
public sealed interface FeeCommand {

    /** The tariff was asked, because the passage was announced or something in it has changed. */
    record Ask(Quote quote) implements FeeCommand {}

    /**
     * Money came in.
     *
     * @param askedVnd what this payment was to bring
     * @param vnd what it brought
     * @param receipt number that it gets where it is taken
     */
    record Pay(UUID paymentId, PaidBy paidBy, long askedVnd, long vnd, String receipt)
            implements FeeCommand {}

    /** The passage is over. */
    record End(boolean made) implements FeeCommand {}

    /**
     * An officer asks that money go back; how much follows from the account.
     *
     * @param aloneUpToVnd what one officer may give back alone
     */
    record AskRefund(
            UUID refundId, RefundReason reason, @Nullable String note, Signer by, long aloneUpToVnd)
            implements FeeCommand {}

    /** Another officer agrees; or anybody does not. */
    record AnswerRefund(boolean agreed, Signer by) implements FeeCommand {}

    /**
     * A part has gone back.
     *
     * @param receipt that it was paid by
     * @param voucher number that the return gets
     */
    record GiveBack(UUID refundId, String receipt, String voucher) implements FeeCommand {}
}
