package vn.bordergate.ingest.draft;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets drafts that nobody has come back to. */
final class DraftPruning implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DraftPruning.class);

    private final Drafts drafts;
    private final Duration kept;
    private final Duration every;
    private final InstantSource clock;
    private @Nullable Disposable running;

    DraftPruning(Drafts drafts, DraftProperties settings, InstantSource clock) {
        this.drafts = drafts;
        this.kept = settings.kept();
        this.every = settings.pruneEvery();
        this.clock = clock;
    }

    /** How many were forgotten. */
    Mono<Long> prune() {
        return drafts.prune(clock.instant().minus(kept));
    }

    @Override
    public synchronized void start() {
        running =
                Flux.interval(every, every)
                        .onBackpressureDrop()
                        .concatMap(_ -> prune().onErrorResume(DraftPruning::later), 1)
                        .subscribe();
    }

    private static Mono<Long> later(Throwable e) {
        LOG.warn("old drafts stay until the next pruning: {}", e.toString());
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
