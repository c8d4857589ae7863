package vn.bordergate.clearance.fee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage's account.
 *
 * @param quote null until it is known what the vehicle carries
 * @param receipts what was paid, the oldest first
 * @param refund what is asked back and has not gone back yet
 * @param version how many decisions were made on it
 */
public record Account(
        Passing passing,
        @Nullable Quote quote,
        List<Receipt> receipts,
        @Nullable Refund refund,
        int version) {

    /** Before anything was said of the passage. */
    public static final Account NONE = new Account(Passing.AWAITED, null, List.of(), null, 0);

    public Account {
        receipts = List.copyOf(receipts);
    }

    /** What the passage costs as things stand; nothing where it was not made. */
    public long dueVnd() {
        return quote == null || passing == Passing.NOT_MADE ? 0 : quote.vnd();
    }

    /** What was paid and neither went back nor is to. */
    public long keptVnd() {
        return receipts.stream().mapToLong(Receipt::keptVnd).sum();
    }

    /** What has still to be paid. */
    public long outstandingVnd() {
        return Math.max(0, dueVnd() - keptVnd());
    }

    /** What was paid too much and nobody has asked back. */
    public long overpaidVnd() {
        return Math.max(0, keptVnd() - dueVnd());
    }

    /** Whether the vehicle may be called, as far as the fee is concerned. */
    public boolean isSettled() {
        return quote != null && outstandingVnd() == 0;
    }

    Account next(Passing became) {
        return new Account(became, quote, receipts, refund, version);
    }

    Account next(Quote quoted) {
        return new Account(passing, quoted, receipts, refund, version);
    }

    Account next(List<Receipt> changed, @Nullable Refund now) {
        return new Account(passing, quote, changed, now, version);
    }

    Account decided() {
        return new Account(passing, quote, receipts, refund, version + 1);
    }
}
