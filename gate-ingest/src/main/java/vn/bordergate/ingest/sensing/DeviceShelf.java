package vn.bordergate.ingest.sensing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.DeviceBook;

/**
 * The device book that holds now: the shipped one until another was uploaded, here or elsewhere.
 */
final class DeviceShelf implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceShelf.class);

    private final DeviceBooks books;
    private final Duration every;
    private volatile Held held = new Held(0, DeviceBook.shipped());
    private @Nullable Disposable running;

    /**
     * A book.
     *
     * @param version 0 of the shipped one
     */
    record Held(int version, DeviceBook book) {}

    DeviceShelf(DeviceBooks books, Duration every) {
        this.books = books;
        this.every = every;
    }

    DeviceBook book() {
        return held.book();
    }

    int version() {
        return held.version();
    }

    /** Looks for a later book than the one that holds. */
    Mono<Void> refresh() {
        return Mono.defer(() -> books.after(held.version())).doOnNext(this::put).then();
    }

    private synchronized void put(Held next) {
        if (next.version() > held.version()) {
            held = next;
            LOG.info("device book {} holds, of {}", next.version(), next.book().devices().size());
        }
    }

    @Override
    public synchronized void start() {
        running =
                Flux.interval(Duration.ZERO, every)
                        .onBackpressureDrop()
                        .concatMap(_ -> refresh().onErrorResume(DeviceShelf::later), 1)
                        .subscribe();
    }

    private static Mono<Void> later(Throwable e) {
        LOG.warn("the device book is looked for again later: {}", e.toString());
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
