package vn.bordergate.clearance.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.register.FileMoves;
import vn.bordergate.clearance.register.FileMoves.Move;
import vn.bordergate.clearance.register.FileMoves.Moves;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * One watch for all open pages: while somebody looks, one query a second asks which files have
 * moved, whoever moved them on whichever instance.
 */
@Component
class LiveDesk {

    /** Pages that one instance keeps informed at a time. */
    static final int WATCHERS_MAX = 500;

    /** Files that one look names; after more, every page is told to look for itself. */
    static final int MOVES_MAX = 1_000;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_PER_SIGN_OF_LIFE = 10;

    /** A page that falls behind this far is cut off; it comes back and reads anew. */
    private static final int BEHIND_MAX = 64;

    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);

    private final FileMoves files;
    private final InstantSource clock;
    private final AtomicInteger watchers = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<Told> shared = Flux.defer(this::watching).publish().refCount(1, LINGER);

    LiveDesk(FileMoves files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * What pages are told.
     *
     * @param fresh whether the database answered
     */
    record Told(Instant at, List<Move> moves, boolean many, boolean fresh) {}

    /** Everything from now on; refused when too many watch already. */
    Flux<Told> watch() {
        return Flux.defer(
                () -> {
                    if (watchers.incrementAndGet() > WATCHERS_MAX) {
                        watchers.decrementAndGet();
                        return Flux.error(
                                FaultsException.of(503, Fault.at("", "TEMPORARILY_UNAVAILABLE")));
                    }
                    return shared.onBackpressureBuffer(BEHIND_MAX)
                            .startWith(new Told(clock.instant(), List.of(), false, true))
                            .takeUntilOther(closing.asMono())
                            .doFinally(_ -> watchers.decrementAndGet());
                });
    }

    /** Streams have no end of their own, and a graceful shutdown would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    private Flux<Told> watching() {
        AtomicReference<String> from = new AtomicReference<>("");
        AtomicLong ticks = new AtomicLong();
        return Flux.interval(Duration.ZERO, TICK, Schedulers.parallel())
                .onBackpressureDrop()
                .concatMap(_ -> look(from, ticks), 1);
    }

    private Mono<Told> look(AtomicReference<String> from, AtomicLong ticks) {
        String last = from.get();
        Mono<Moves> moves =
                last.isEmpty()
                        ? files.now().map(now -> new Moves(now, List.of(), false))
                        : files.since(last, MOVES_MAX);
        return moves.flatMap(
                        found -> {
                            from.set(found.upTo());
                            boolean quiet = found.moves().isEmpty() && !found.many();
                            if (quiet && ticks.incrementAndGet() % TICKS_PER_SIGN_OF_LIFE != 0) {
                                return Mono.empty();
                            }
                            return Mono.just(
                                    new Told(clock.instant(), found.moves(), found.many(), true));
                        })
                .onErrorResume(
                        failure -> {
                            LOG.warn("The desk cannot see what moves: {}", failure.toString());
                            return Mono.just(new Told(clock.instant(), List.of(), false, false));
                        });
    }
}
