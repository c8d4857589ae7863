package vn.bordergate.ingest.sheet;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes files that nobody has asked for any more. */
final class SheetSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SheetSweep.class);

    private final SheetShelf shelf;
    private final SheetProperties limits;
    private final InstantSource clock;
    private @Nullable Disposable running;

    SheetSweep(SheetShelf shelf, SheetProperties limits, InstantSource clock) {
        this.shelf = shelf;
        this.limits = limits;
        this.clock = clock;
    }

    /** How many were removed. */
    Mono<Long> sweep() {
        return Mono.defer(() -> shelf.prune(clock.instant().minus(limits.keptFor())));
    }

    @Override
    public synchronized void start() {
        running =
                Flux.interval(limits.sweepEvery(), limits.sweepEvery())
                        .onBackpressureDrop()
                        .concatMap(_ -> sweep().onErrorResume(SheetSweep::later), 1)
                        .subscribe();
    }

    private static Mono<Long> later(Throwable e) {
        LOG.warn("old files stay until the next sweep: {}", e.toString());
        return Mono.empty();
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
