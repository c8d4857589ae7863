package vn.bordergate.stats.totals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * One stream for all who watch: looks for a change each tick while somebody listens, and reads and
 * writes down a changed snapshot once, however many listen. Changes are found by the version in the
 * database, so that it does not matter which instance folded them.
 */
@Component
final class LiveStream {

    /** Event of a complete snapshot. */
    static final String TOTALS = "totals";

    /** Event that says that the totals cannot be read at present; the last ones stay on show. */
    static final String STALE = "stale";

    /** A page that reloads should not make the stream start again. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final LiveReading reading;
    private final InstantSource clock;
    private final JsonMapper json;
    private final TotalsSettings settings;
    private final Flux<LiveEvent> shared;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    LiveStream(LiveReading reading, InstantSource clock, JsonMapper json, TotalsSettings settings) {
        this.reading = reading;
        this.clock = clock;
        this.json = json;
        this.settings = settings;
        this.shared = Flux.defer(this::watching).replay(1).refCount(1, LINGER);
    }

    /** The present snapshot, then every change; a reader slower than the changes gets the last. */
    Flux<LiveEvent> events() {
        return shared.onBackpressureLatest().takeUntilOther(closing.asMono());
    }

    /** Streams have no end of their own, and a graceful shutdown would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    private Flux<LiveEvent> watching() {
        AtomicReference<Shown> shown = new AtomicReference<>(Shown.NOTHING);
        return Flux.interval(Duration.ZERO, settings.liveTick(), Schedulers.parallel())
                .onBackpressureDrop()
                .concatMap(tick -> next(shown), 1);
    }

    private Mono<LiveEvent> next(AtomicReference<Shown> shown) {
        return reading.state()
                .flatMap(
                        state -> {
                            Shown last = shown.get();
                            if (!state.equals(last.state)) {
                                return reading.snapshot()
                                        .map(this::event)
                                        .map(e -> noted(shown, e));
                            }
                            return heartbeat(shown, last);
                        })
                .onErrorResume(failure -> stale(shown, failure));
    }

    /** The last event once more under a comment, so that dropping to the latest loses nothing. */
    private Mono<LiveEvent> heartbeat(AtomicReference<Shown> shown, Shown last) {
        Instant now = clock.instant();
        LiveEvent event = last.event;
        if (event == null || now.isBefore(last.at.plus(settings.liveHeartbeat()))) {
            return Mono.empty();
        }
        shown.set(new Shown(last.state, event, now, false));
        return Mono.just(event.again());
    }

    private Mono<LiveEvent> stale(AtomicReference<Shown> shown, Throwable failure) {
        if (shown.getAndSet(Shown.STALE).stale) {
            return Mono.empty();
        }
        LOG.warn("The live totals cannot be read: {}", failure.toString());
        return Mono.just(LiveEvent.of("", STALE, "{}"));
    }

    private LiveEvent noted(AtomicReference<Shown> shown, Snapshot snapshot) {
        shown.set(new Shown(snapshot.state, snapshot.event, clock.instant(), false));
        return snapshot.event;
    }

    private Snapshot event(LiveTotals totals) {
        return new Snapshot(
                new LiveReading.State(totals.version(), totals.today()),
                LiveEvent.of(
                        Long.toString(totals.version()), TOTALS, json.writeValueAsString(totals)));
    }

    private record Snapshot(LiveReading.State state, LiveEvent event) {}

    /** What the listeners were last told. */
    private record Shown(
            LiveReading.@Nullable State state,
            @Nullable LiveEvent event,
            Instant at,
            boolean stale) {

        static final Shown NOTHING = new Shown(null, null, Instant.EPOCH, false);

        static final Shown STALE = new Shown(null, null, Instant.EPOCH, true);
    }
}
