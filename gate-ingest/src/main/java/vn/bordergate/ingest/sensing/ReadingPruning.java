package vn.bordergate.ingest.sensing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.upkeep.Recurring;

/** Removes readings that nobody will send again, a few thousand at a time. */
final class ReadingPruning extends Recurring {

    private static final int ROWS_MAX = 10_000;

    private final Readings readings;
    private final Duration kept;
    private final InstantSource clock;

    ReadingPruning(Readings readings, Duration kept, Duration every, InstantSource clock) {
        super(every, every, "old readings stay until the next pruning");
        this.readings = readings;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    protected Mono<?> round() {
        return prune();
    }

    /** How many were removed. */
    Mono<Long> prune() {
        Instant before = clock.instant().minus(kept);
        return readings.prune(before, ROWS_MAX)
                .expand(removed -> removed < ROWS_MAX ? Mono.empty() : again(before))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> again(Instant before) {
        return readings.prune(before, ROWS_MAX);
    }
}
