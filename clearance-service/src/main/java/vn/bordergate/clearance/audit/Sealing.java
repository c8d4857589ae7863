package vn.bordergate.clearance.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.audit.SealStore.End;
import vn.bordergate.clearance.audit.SealStore.Unsealed;

/**
 * One run of the sealer, from the end of the chain until something goes wrong. It keeps nothing
 * that the next run would need: a batch is one statement, there whole or not at all.
 */
final class Sealing {

    private final SealStore store;
    private final InstantSource clock;
    private final int batchMax;
    private End end;

    Sealing(SealStore store, InstantSource clock, int batchMax) {
        this.store = store;
        this.clock = clock;
        this.batchMax = batchMax;
        this.end = store.end();
    }

    /** Seals the next batch and answers how many it held; 0 when nothing waits. */
    int sealNext() {
        List<Unsealed> entries = store.unsealed(end.place(), batchMax);
        if (entries.isEmpty()) {
            return 0;
        }
        Instant sealedAt = notBefore(end.sealedAt());
        List<Hash> hashes = new ArrayList<>(entries.size());
        Head head = end.head();
        for (Unsealed entry : entries) {
            long number = head.number() + 1;
            Hash hash = AuditChain.link(head.hash(), number, sealedAt, entry.digest());
            hashes.add(hash);
            head = new Head(number, hash);
        }
        store.append(end.head().number(), sealedAt, entries, hashes);
        end = new End(head, sealedAt, entries.getLast().place());
        return entries.size();
    }

    Head head() {
        return end.head();
    }

    /** Seals are found by their times, so a clock that was set back must not show in them. */
    private Instant notBefore(Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(last) ? last : now;
    }
}
