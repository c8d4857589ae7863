package vn.bordergate.ingest.declaring;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PayerNamed;
import vn.bordergate.ingest.declaring.FeePayers.Payable;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.ingest.firm.RightsMoved;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/**
 * Takes back the gate's word at the till from whoever may pay no longer: those it named, when they
 * may not declare or see prices any more, and those who announced, when the register shuts them
 * out. Where this does not come about, a word ends with its day.
 */
@Component
class PayersLeft implements RightsMoved {

    private final FeePayers payers;
    private final Rights rights;
    private final Journal journal;
    private final EventJson json;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    PayersLeft(
            FeePayers payers,
            Rights rights,
            Journal journal,
            EventJson json,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.payers = payers;
        this.rights = rights;
        this.journal = journal;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whichever firm it is about: a broker's people lose with it what its grants gave them. */
    @Override
    public Mono<Void> of(FirmNumber firm, String account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return payers.of(account, now)
                .filter(payable -> isOver(payable, account))
                .map(Payable::crossingId)
                .distinct()
                .collectList()
                .filter(over -> !over.isEmpty())
                .flatMap(over -> takenBack(over, account, now))
                .as(transactions::transactional);
    }

    private boolean isOver(Payable payable, String account) {
        FirmNumber announcer = payable.announcer();
        if (!payable.named()) {
            return rights.shutsOut(account, announcer);
        }
        FirmRights now = rights.again(new FirmRights(account, payable.claimed(), false, Map.of()));
        return !now.mayDeclareFor(announcer) || !now.maySeePricesOf(announcer);
    }

    private Mono<Void> takenBack(List<CrossingId> over, String account, Instant now) {
        return journal.append(
                        over.stream()
                                .map(id -> json.entry(new PayerNamed(id, account, now, now)))
                                .toList())
                .then(payers.forget(account, over));
    }
}
