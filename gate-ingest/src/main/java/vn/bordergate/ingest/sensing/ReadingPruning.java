package vn.bordergate.ingest.sensing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes readings that nobody will send again, a few thousand at a time. */
final class ReadingPruning implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingPruning.class);
    private static final int ROWS_MAX = 10_000;

    private final Readings readings;
    private final Duration kept;
    private final Duration every;
    private final InstantSource clock;
    private @Nullable Disposable running;

    ReadingPruning(Readings readings, Duration kept, Duration every, InstantSource clock) {
        this.readings = readings;
        this.kept = kept;
        this.every = every;
        this.clock = clock;
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

    @Override
    public synchronized void start() {
        running =
                Flux.interval(every, every)
                        .onBackpressureDrop()
                        .concatMap(_ -> prune().onErrorResume(ReadingPruning::later), 1)
                        .subscribe();
    }

    private static Mono<Long> later(Throwable e) {
        LOG.warn("old readings stay until the next pruning: {}", e.toString());
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
