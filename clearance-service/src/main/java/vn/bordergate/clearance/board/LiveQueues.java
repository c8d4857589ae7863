package vn.bordergate.clearance.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * What open boards listen to: {@code moved} when they should read anew, {@code alive} when there is
 * nothing to tell, {@code stale} while the database does not answer. The data is the time. One
 * watch a gate, however many listen; beyond a limit pages ask from time to time instead.
 */
final class LiveQueues {

    /** Boards that one instance keeps informed at a time. */
    static final int WATCHERS_MAX = 2_000;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_PER_SIGN_OF_LIFE = 10;
    private static final int BEHIND_MAX = 16;
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LiveQueues.class);

    private final Predicate<String> known;
    private final Function<String, Mono<Seen>> look;
    private final InstantSource clock;
    private final Map<String, Flux<Told>> watches = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /**
     * @param known whether there is such a gate
     * @param look what is to be seen there, once a second while somebody watches
     */
    LiveQueues(Predicate<String> known, Function<String, Mono<Seen>> look, InstantSource clock) {
        this.known = known;
        this.look = look;
        this.clock = clock;
    }

    /**
     * A gate, looked at.
     *
     * @param tag the same as long as nothing but the time has changed
     */
    record Seen(String tag, Instant at) {}

    private record Told(String name, Instant at) {}

    Flux<ServerSentEvent<String>> watch(String gate) {
        if (!known.test(gate)) {
            return Flux.error(FaultsException.of(404, Fault.at("", "YARD_GATE_UNKNOWN")));
        }
        return Flux.defer(
                () -> {
                    if (watchers.incrementAndGet() > WATCHERS_MAX) {
                        watchers.decrementAndGet();
                        return Flux.error(
                                FaultsException.of(503, Fault.at("", "TEMPORARILY_UNAVAILABLE")));
                    }
                    return watches.computeIfAbsent(gate, this::watching)
                            .onBackpressureBuffer(BEHIND_MAX)
                            .startWith(new Told("alive", clock.instant()))
                            .takeUntilOther(closing.asMono())
                            .map(
                                    told ->
                                            ServerSentEvent.builder(told.at().toString())
                                                    .event(told.name())
                                                    .build())
                            .doFinally(_ -> watchers.decrementAndGet());
                });
    }

    /** Streams have no end of their own, and a graceful shutdown would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    private Flux<Told> watching(String gate) {
        return Flux.defer(
                        () -> {
                            AtomicReference<String> last = new AtomicReference<>("");
                            AtomicInteger quiet = new AtomicInteger();
                            return Flux.interval(Duration.ZERO, TICK)
                                    .onBackpressureDrop()
                                    .concatMap(_ -> look(gate, last, quiet), 1);
                        })
                .publish()
                .refCount(1, LINGER);
    }

    private Mono<Told> look(String gate, AtomicReference<String> last, AtomicInteger quiet) {
        return look.apply(gate)
                .flatMap(
                        seen -> {
                            boolean moved = !seen.tag().equals(last.getAndSet(seen.tag()));
                            if (moved) {
                                quiet.set(0);
                                return Mono.just(new Told("moved", seen.at()));
                            }
                            return quiet.incrementAndGet() % TICKS_PER_SIGN_OF_LIFE == 0
                                    ? Mono.just(new Told("alive", seen.at()))
                                    : Mono.<Told>empty();
                        })
                .onErrorResume(
                        failure -> {
                            LOG.warn("The queue of {} is not seen: {}", gate, failure.toString());
                            return Mono.just(new Told("stale", clock.instant()));
                        });
    }
}
