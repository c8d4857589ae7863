package vn.bordergate.clearance.fee;

import java.util.UUID;

/**
 * Money that came in.
 *
 * @param number of the receipt
 * @param vnd what was paid
 * @param returnedVnd what of it was given back, or will be
 */
public record Receipt(String number, UUID paymentId, PaidBy paidBy, long vnd, long returnedVnd) {

    public Receipt {
        if (vnd <= 0 || returnedVnd < 0 || returnedVnd > vnd) {
            throw new IllegalArgumentException(number + ": " + returnedVnd + " of " + vnd);
        }
    }

    long keptVnd() {
        return vnd - returnedVnd;
    }

    Receipt returning(long more) {
        return new Receipt(number, paymentId, paidBy, vnd, returnedVnd + more);
    }
}
