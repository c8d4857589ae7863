package vn.bordergate.clearance.till;

import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.events.CrossingId;

/**
 * An account that was taken out to be decided on.
 *
 * @param announced null while only the end of the passage is known
 * @param called whether the vehicle is called: what is amended then comes too late
 */
record OpenAccount(CrossingId id, @Nullable Announced announced, Account account, boolean called) {

    static OpenAccount none(CrossingId id) {
        return new OpenAccount(id, null, Account.NONE, false);
    }

    OpenAccount with(Announced now) {
        return new OpenAccount(id, now, account, called);
    }

    OpenAccount with(Account now) {
        return new OpenAccount(id, announced, now, called);
    }

    OpenAccount called(boolean now) {
        return new OpenAccount(id, announced, account, now);
    }
}
