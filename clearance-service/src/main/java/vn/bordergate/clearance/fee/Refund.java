package vn.bordergate.clearance.fee;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that is to go back, part by part to where it came from.
 *
 * @param parts what has not gone back yet
 * @param asked who asked for it
 * @param agreed whether it may go back; until then somebody else must agree
 */
public record Refund(
        UUID id,
        List<Part> parts,
        RefundReason reason,
        @Nullable String note,
        Signer asked,
        boolean agreed) {

    public Refund {
        parts = List.copyOf(parts);
    }

    /** What goes back of one receipt. */
    public record Part(String receipt, UUID paymentId, PaidBy paidBy, long vnd) {}

    public long vnd() {
        return parts.stream().mapToLong(Part::vnd).sum();
    }

    Refund asAgreed() {
        return new Refund(id, parts, reason, note, asked, true);
    }

    Refund without(String receipt) {
        return new Refund(
                id,
                parts.stream().filter(part -> !part.receipt().equals(receipt)).toList(),
                reason,
                note,
                asked,
                agreed);
    }
}
