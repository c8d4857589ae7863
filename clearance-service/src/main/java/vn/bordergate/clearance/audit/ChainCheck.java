package vn.bordergate.clearance.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain seal by seal and notes where it is broken. After a breach it goes on from the
 * hash that stands there, so that one change is told once and the next one is found too.
 */
public final class ChainCheck {

    /** Breaches that are told one by one; the rest are counted. */
    public static final int TOLD_MAX = 20;

    private final @Nullable Head kept;
    private final List<Breach> told = new ArrayList<>();
    private Head head;
    private long breaches;
    private long seals;
    private boolean keptWasMet;

    /**
     * @param before the seal before the first one that is followed
     * @param kept a head that somebody kept, by which a chain that was rewritten is known
     */
    public ChainCheck(Head before, @Nullable Head kept) {
        this.head = before;
        this.kept = kept;
        compareWithKept();
    }

    /**
     * The next seal.
     *
     * @param digest of the entry, null where it is gone
     */
    public void follow(
            long number, Instant sealedAt, @Nullable Hash digest, Hash hash, String entry) {
        if (number != head.number() + 1) {
            note(
                    new Breach(
                            Breach.Kind.SEALS_MISSING,
                            head.number() + 1,
                            "number %d follows %d".formatted(number, head.number())));
        } else if (digest == null) {
            note(new Breach(Breach.Kind.ENTRY_MISSING, number, entry));
        } else if (!AuditChain.link(head.hash(), number, sealedAt, digest).equals(hash)) {
            note(new Breach(Breach.Kind.HASH_DIFFERS, number, entry));
        }
        seals++;
        head = new Head(number, hash);
        compareWithKept();
    }

    /** What was found beside the chain. */
    public void note(Breach breach) {
        breaches++;
        if (told.size() < TOLD_MAX) {
            told.add(breach);
        }
    }

    /** To be called once, behind the last seal. */
    public Verdict verdict() {
        if (kept != null && !keptWasMet) {
            note(new Breach(Breach.Kind.HEAD_DIFFERS, kept.number(), "not in what was verified"));
        }
        return new Verdict(breaches == 0, seals, head.toString(), breaches, told);
    }

    public Head head() {
        return head;
    }

    public long seals() {
        return seals;
    }

    private void compareWithKept() {
        if (kept != null && kept.number() == head.number()) {
            keptWasMet = true;
            if (!kept.hash().equals(head.hash())) {
                note(new Breach(Breach.Kind.HEAD_DIFFERS, head.number(), "hash " + head.hash()));
            }
        }
    }

    /**
     * What came of following a chain.
     *
     * @param seals how many were followed
     * @param head the last of them, {@code number:hash}
     * @param breachesFound all of them, also those that are not told
     */
    public record Verdict(
            boolean holds, long seals, String head, long breachesFound, List<Breach> breaches) {
        public Verdict {
            breaches = List.copyOf(breaches);
        }
    }
}
