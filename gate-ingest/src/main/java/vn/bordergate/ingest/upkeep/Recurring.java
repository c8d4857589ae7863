package vn.bordergate.ingest.upkeep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that comes round while the service runs. A round that takes longer than the pause makes the
 * next ones wait and not pile up; one that fails is followed by the next.
 */
public abstract class Recurring implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration first;
    private final Duration every;
    private final String afterFailure;
    private @Nullable Disposable running;

    /**
     * @param first how long after the start
     * @param afterFailure what holds until the next round, for the log
     */
    protected Recurring(Duration first, Duration every, String afterFailure) {
        this.first = first;
        this.every = every;
        this.afterFailure = afterFailure;
    }

    /** One round of it. */
    protected abstract Mono<?> round();

    @Override
    public final synchronized void start() {
        running =
                Flux.interval(first, every)
                        .onBackpressureDrop()
                        .concatMap(
                                _ -> Mono.defer(this::round).then().onErrorResume(this::later), 1)
                        .subscribe();
    }

    private Mono<Void> later(Throwable e) {
        log.warn("{}: {}", afterFailure, e.toString());
        return Mono.empty();
    }

    @Override
    public final synchronized void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return running != null;
    }
}
