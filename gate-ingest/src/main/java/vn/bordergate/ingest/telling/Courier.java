package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.telling.Attempt.Outcome;

/**
 * Sends what is due. Each receiver has one call at a time, and all of them together as many as the
 * lanes have room for; a receiver that hangs costs the others nothing but a place among the slow.
 */
final class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration BUSY = Duration.ofMillis(20);

    /** More is due than there was room for: as soon as calls have ended, the next begin. */
    private static final Duration FULL = Duration.ofMillis(3);

    /** A turn begins no letter after so long; a call may still be under way. */
    private static final Duration TURN_MAX = Duration.ofSeconds(30);

    private final Deliveries deliveries;
    private final TurnBook book;
    private final Carrier carrier;
    private final Discretion discretion;
    private final Lanes lanes;
    private final TellingProperties settings;
    private final InstantSource clock;
    private final Queue<Turn> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean full;
    private @Nullable Disposable running;

    Courier(
            Deliveries deliveries,
            TurnBook book,
            Carrier carrier,
            Discretion discretion,
            TellingProperties settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.book = book;
        this.carrier = carrier;
        this.discretion = discretion;
        this.lanes = new Lanes(settings.swiftCalls(), settings.slowCalls());
        this.settings = settings;
        this.clock = clock;
    }

    /** Turns that have begun and are not written down. */
    int underWay() {
        return underWay.get();
    }

    /** Writes down what ended and begins what is due; whether there was anything to do. */
    Mono<Boolean> step() {
        return Mono.defer(this::writeDown)
                .then(Mono.defer(() -> begin(false)))
                .flatMap(swift -> begin(true).map(slow -> swift + slow))
                .map(begun -> begun > 0 || underWay.get() > 0);
    }

    private Mono<Void> writeDown() {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn = ended.poll(); turn != null; turn = ended.poll()) {
            turns.add(turn);
        }
        return book.end(turns, clock.instant())
                .doOnSuccess(_ -> underWay.addAndGet(-turns.size()))
                .doOnError(_ -> ended.addAll(turns));
    }

    private Mono<Integer> begin(boolean slow) {
        int room = lanes.free(slow);
        return deliveries
                .take(clock.instant(), slow, room)
                .map(
                        due -> {
                            due.forEach(this::begin);
                            if (!slow) {
                                full = room > 0 && due.size() == room;
                            }
                            return due.size();
                        });
    }

    private void begin(Deliveries.Due due) {
        underWay.incrementAndGet();
        Lanes.Slot slot = lanes.take(due.to().slow());
        Instant last = clock.instant().plus(TURN_MAX);
        Flux.fromIterable(due.letters())
                .concatMap(letter -> tried(due.to(), letter, slot), 1)
                .takeUntil(t -> !t.attempt().delivered() || clock.instant().isAfter(last))
                .collectList()
                .doFinally(_ -> slot.giveBack())
                .subscribe(
                        tried -> ended.add(new Turn(due.to(), tried, isSlow(due, tried))),
                        e -> {
                            LOG.error("a turn of {} broke off", due.to().receiverId(), e);
                            ended.add(new Turn(due.to(), List.of(), true));
                        });
    }

    private boolean isSlow(Deliveries.Due due, List<Turn.Tried> tried) {
        if (tried.isEmpty()) {
            return due.to().slow();
        }
        Attempt last = tried.getLast().attempt();
        return !last.outcome().isAnswer() || last.millis() > settings.swiftMax().toMillis();
    }

    private Mono<Turn.Tried> tried(Addressee to, Letter letter, Lanes.Slot slot) {
        if (!discretion.stands(letter, to.account())) {
            // Left waiting: the next turn judges it anew, and ends it or writes it otherwise.
            return Mono.empty();
        }
        Instant at = clock.instant();
        Mono<Attempt> noRoom =
                Mono.delay(settings.swiftMax())
                        .flatMap(
                                _ ->
                                        slot.moveOver()
                                                ? Mono.<Attempt>never()
                                                : Mono.error(new TimeoutException()));
        int millis = (int) settings.swiftMax().toMillis();
        return Mono.firstWithSignal(carrier.call(to, letter), noRoom)
                .onErrorResume(
                        TimeoutException.class,
                        _ -> Mono.just(new Attempt(Outcome.TIMED_OUT, null, at, millis)))
                .map(attempt -> new Turn.Tried(letter, attempt));
    }

    @Override
    public synchronized void start() {
        if (!settings.send()) {
            return;
        }
        running =
                Mono.defer(this::step)
                        .onErrorResume(
                                e -> {
                                    LOG.warn("nothing is sent for a moment: {}", e.toString());
                                    return Mono.just(false);
                                })
                        .flatMap(busy -> Mono.delay(rest(busy)))
                        .repeat()
                        .subscribe();
    }

    private Duration rest(boolean busy) {
        return full ? FULL : busy ? BUSY : settings.look();
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
