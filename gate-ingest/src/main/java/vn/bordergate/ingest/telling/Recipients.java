package vn.bordergate.ingest.telling;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import vn.bordergate.ingest.firm.FirmNumber;

/** Who is told of what becomes of a declaration or a crossing. */
interface Recipients {

    /**
     * A receiver of somebody who may see the subject.
     *
     * @param firm whose the subject is
     * @param reference of the subject, the trader's own
     * @param on whether it is called at present
     * @param occasions wire names of what it wants to be told of
     */
    record Recipient(
            UUID subject,
            FirmNumber firm,
            String reference,
            String account,
            UUID receiverId,
            boolean on,
            Set<String> occasions) {

        public Recipient {
            occasions = Set.copyOf(occasions);
        }
    }

    Flux<Recipient> of(Collection<UUID> declarations, Collection<UUID> crossings);
}
