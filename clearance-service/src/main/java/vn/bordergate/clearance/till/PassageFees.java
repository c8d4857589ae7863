package vn.bordergate.clearance.till;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** For whoever looks at a vehicle: how the fee of its passage stands. */
public final class PassageFees {

    private final Till till;

    PassageFees(Till till) {
        this.till = till;
    }

    /**
     * How it stands.
     *
     * @param row of the tariff that says what is due, or null before it was quoted
     */
    public record Stand(long dueVnd, long outstandingVnd, boolean settled, @Nullable String row) {
        private static Stand of(Account account) {
            Quote quote = account.quote();
            return new Stand(
                    account.dueVnd(),
                    account.outstandingVnd(),
                    account.isSettled(),
                    quote == null ? null : quote.row());
        }
    }

    /** As this reader may know it; nothing where there is no account yet, or not for them. */
    public Mono<Optional<Stand>> of(CrossingId id, SignedIn reader) {
        return till.account(id, reader)
                .map(open -> Optional.of(Stand.of(open.account())))
                .onErrorResume(FaultsException.class, _ -> Mono.just(Optional.empty()));
    }
}
