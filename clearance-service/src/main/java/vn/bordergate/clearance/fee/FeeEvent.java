package vn.bordergate.clearance.fee;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an account. */
public sealed interface FeeEvent {

    /** It costs this from now on. */
    record Quoted(Quote quote) implements FeeEvent {}

    record Paid(String receipt, UUID paymentId, PaidBy paidBy, long vnd) implements FeeEvent {}

    /** Another amount came in than was asked for. It settles nothing; a person must look. */
    record Mismatched(UUID paymentId, long askedVnd, long vnd) implements FeeEvent {}

    record Ended(Passing passing) implements FeeEvent {}

    /**
     * @param agreed whether it may go back at once
     */
    record RefundAsked(
            UUID refundId,
            List<Refund.Part> parts,
            RefundReason reason,
            @Nullable String note,
            Signer by,
            boolean agreed)
            implements FeeEvent {
        public RefundAsked {
            parts = List.copyOf(parts);
        }
    }

    record RefundAgreed(UUID refundId, Signer by) implements FeeEvent {}

    record RefundRefused(UUID refundId, Signer by) implements FeeEvent {}

    /** Money went back. */
    record GivenBack(UUID refundId, String receipt, String voucher, long vnd, RefundReason reason)
            implements FeeEvent {}

    /** It was not done. */
    record Declined(FeeDecline reason) implements FeeEvent {}
}
