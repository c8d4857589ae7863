package vn.bordergate.ingest.firm;

import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;
import vn.bordergate.web.ClaimedFirms;

/** Whose rights to ask for at any door; from memory, so that no submission waits for it. */
public final class Rights {

    private final FirmShelf shelf;

    Rights(FirmShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What this account may do now.
     *
     * @return or 503 where the register was never read, or too long ago to be believed
     */
    public Mono<FirmRights> of(Authentication who) {
        return Mono.fromSupplier(() -> now(who));
    }

    /**
     * Whether somebody who once declared for the firm is no longer to be told of it. Of an account
     * that the register does not name beside the firm only the provider knows, and it is not asked
     * where nobody signs in.
     */
    public boolean shutsOut(String account, FirmNumber firm) {
        return shelf.shutsOut(account, firm);
    }

    /**
     * Whether an account that is told of the firm is told no prices, as {@link #shutsOut} knows it.
     */
    public boolean hidesPrices(String account, FirmNumber firm) {
        return shelf.hidesPrices(account, firm);
    }

    /** Nothing where the register is known; 503 where it was never read, or too long ago. */
    public void requireKnown() {
        shelf.requireKnown();
    }

    /**
     * The same account's rights as they stand now. Whoever sends for minutes asks before each part
     * of it counts: they may have been dismissed meanwhile. One look into memory.
     */
    public FirmRights again(FirmRights who) {
        return who.everyFirm() ? who : shelf.rights(who.subject(), who.claimed());
    }

    private FirmRights now(Authentication who) {
        ClaimedFirms claimed = ClaimedFirms.of(who);
        return claimed.every()
                ? FirmRights.ofEveryFirm(who.getName())
                : shelf.rights(who.getName(), claimed.words());
    }
}
