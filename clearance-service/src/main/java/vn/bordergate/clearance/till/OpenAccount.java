package vn.bordergate.clearance.till;

import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.events.CrossingId;

/**
 * An account that was taken out to be decided on.
 *
 * @param announced null while only the end of the passage is known
 */
record OpenAccount(CrossingId id, @Nullable Announced announced, Account account) {

    static OpenAccount none(CrossingId id) {
        return new OpenAccount(id, null, Account.NONE);
    }

    OpenAccount with(Announced now) {
        return new OpenAccount(id, now, account);
    }

    OpenAccount with(Account now) {
        return new OpenAccount(id, announced, now);
    }
}
