package vn.bordergate.ingest.draft;

import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.upkeep.Recurring;

/** Forgets drafts that nobody has come back to. */
final class DraftPruning extends Recurring {

    private final Drafts drafts;
    private final Duration kept;
    private final InstantSource clock;

    DraftPruning(Drafts drafts, DraftProperties settings, InstantSource clock) {
        super(
                settings.pruneEvery(),
                settings.pruneEvery(),
                "old drafts stay until the next pruning");
        this.drafts = drafts;
        this.kept = settings.kept();
        this.clock = clock;
    }

    @Override
    protected Mono<?> round() {
        return prune();
    }

    /** How many were forgotten. */
    Mono<Long> prune() {
        return drafts.prune(clock.instant().minus(kept));
    }
}
