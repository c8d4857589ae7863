package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.yard.GatePlans;

/**
 * Takes a turn at each gate when something has changed there, once a second at most; and every ten
 * seconds in any case, as vehicles become due and lanes open by the clock alone.
 */
public final class CallLoop {

    static final Duration ANYWAY = Duration.ofSeconds(10);
    private static final Duration TURN_MAX = Duration.ofSeconds(20);

    /** One statement for all gates; what commits late is seen by the next look. */
    private static final String CHANGED =
            """
            select g.gate, greatest(
              (select max(changed_at) from yard_vehicle v where v.gate = g.gate),
              (select max(greatest(m.at, m.ended_at)) from yard_measure m where m.gate = g.gate))
            from unnest($1::text[]) as g (gate)
            """;

    private static final String CLEAN =
            """
            with gone as (
              delete from yard_vehicle where stage = 'GONE' and gone_at < $1 returning crossing_id)
            delete from place_note where crossing_id in (select crossing_id from gone)
            """;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(CallLoop.class);

    private final DatabaseClient database;
    private final CrossingSource crossings;
    private final Turn turn;
    private final GatePlans plans;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();

    CallLoop(
            DatabaseClient database,
            CrossingSource crossings,
            Turn turn,
            GatePlans plans,
            InstantSource clock) {
        this.database = database;
        this.crossings = crossings;
        this.turn = turn;
        this.plans = plans;
        this.clock = clock;
    }

    private record Seen(Instant changedAt, Instant turnAt) {}

    private record Changed(String gate, Instant at) {}

    /** Never two at a time in one instance; among instances a lock of the database decides. */
    @Scheduled(
            fixedDelayString = "${gate.calling.look:1s}",
            initialDelayString = "${gate.calling.look:1s}")
    public Mono<Void> look() {
        // The scheduler asks for this once, and subscribes every time.
        return Mono.defer(() -> running.compareAndSet(false, true) ? looked() : Mono.<Void>empty());
    }

    private Mono<Void> looked() {
        return Flux.fromIterable(plans.gates())
                .concatMap(crossings::follow)
                .thenMany(Flux.defer(this::changed))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .filter(this::isDue)
                .concatMap(this::take)
                .then()
                .onErrorResume(
                        e -> {
                            LOG.warn("nobody can be called: {}", e.toString());
                            return Mono.empty();
                        })
                .doFinally(_ -> running.set(false));
    }

    private Flux<Changed> changed() {
        return database.sql(CHANGED)
                .bind(0, plans.gates().toArray(String[]::new))
                .map(
                        row -> {
                            Instant at = MeasureBook.time(row, 1);
                            return new Changed(
                                    known(row.get(0, String.class)),
                                    at == null ? Instant.EPOCH : at);
                        })
                .all();
    }

    /** One turn now, whatever has changed. */
    Mono<Turn.Outcome> turnAt(String gate) {
        return turn.at(gate).timeout(TURN_MAX);
    }

    private boolean isDue(Changed changed) {
        Seen last = seen.get(changed.gate());
        return last == null
                || changed.at().isAfter(last.changedAt())
                || !clock.instant().isBefore(last.turnAt().plus(ANYWAY));
    }

    private Mono<Void> take(Changed changed) {
        return turnAt(changed.gate())
                .doOnNext(
                        outcome -> {
                            if (outcome.dropped() == 0) {
                                seen.put(changed.gate(), new Seen(changed.at(), clock.instant()));
                            } else {
                                seen.remove(changed.gate());
                            }
                            if (outcome.called() + outcome.dropped() > 0) {
                                LOG.info(
                                        "{}: {} called, {} had changed meanwhile",
                                        changed.gate(),
                                        outcome.called(),
                                        outcome.dropped());
                            }
                        })
                .onErrorResume(
                        e -> {
                            LOG.warn("no turn at {}: {}", changed.gate(), e.toString());
                            return Mono.empty();
                        })
                .then();
    }

    /** Forgets vehicles that have gone; the calls are kept. */
    @Scheduled(fixedDelayString = "${gate.calling.clean:1h}", initialDelay = 60_000)
    public Mono<Void> clean() {
        return Mono.defer(() -> database.sql(CLEAN).bind(0, clock.instant().minus(KEPT)).then());
    }
}
