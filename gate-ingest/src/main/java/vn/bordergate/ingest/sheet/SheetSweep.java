package vn.bordergate.ingest.sheet;

import java.time.InstantSource;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.upkeep.Recurring;

/** Removes files that nobody has asked for any more. */
final class SheetSweep extends Recurring {

    private final SheetShelf shelf;
    private final SheetProperties limits;
    private final InstantSource clock;

    SheetSweep(SheetShelf shelf, SheetProperties limits, InstantSource clock) {
        super(limits.sweepEvery(), limits.sweepEvery(), "old files stay until the next sweep");
        this.shelf = shelf;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected Mono<?> round() {
        return sweep();
    }

    /** How many were removed. */
    Mono<Long> sweep() {
        return Mono.defer(() -> shelf.prune(clock.instant().minus(limits.keptFor())));
    }
}
