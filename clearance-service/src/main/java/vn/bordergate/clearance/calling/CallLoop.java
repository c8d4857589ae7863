package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.yard.GatePlans;

/**
 * Takes a turn at each gate when something has changed there, once a second at most; and every ten
 * seconds in any case, as vehicles become due and lanes open by the clock alone.
 */
public final class CallLoop implements HealthIndicator {

    static final Duration ANYWAY = Duration.ofSeconds(10);
    private static final Duration TURN_MAX = Duration.ofSeconds(20);

    /** One statement for all gates; what commits late is seen by the next look. */
    private static final String CHANGED =
            """
            select g.gate, greatest(
              (select max(changed_at) from yard_vehicle v where v.gate = g.gate),
              (select max(m.at) from yard_measure m where m.gate = g.gate),
              (select max(m.ended_at) from yard_measure m
                where m.gate = g.gate and m.ended_at is not null))
            from unnest($1::text[]) as g (gate)
            """;

    private static final String CLEAN =
            """
            delete from yard_vehicle where stage = 'GONE' and gone_at < $1
            """;

    private static final Duration KEPT = Duration.ofDays(1);

    /** Turns of a gate that fail one after another until it is an alarm. */
    static final int FAILURES_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CallLoop.class);

    private final DatabaseClient database;
    private final CrossingSource crossings;
    private final Turn turn;
    private final GatePlans plans;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

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
                .concatMap(this::follow)
                .thenMany(Flux.defer(this::changed).timeout(TURN_MAX))
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

    /** What ails one gate keeps no other from being looked at. */
    private Mono<Void> follow(String gate) {
        return crossings
                .follow(gate)
                .timeout(TURN_MAX)
                .doOnSuccess(_ -> failures.remove("nobody followed at " + gate))
                .onErrorResume(e -> failed("nobody followed at " + gate, e));
    }

    private Mono<Void> failed(String what, Throwable e) {
        int times = failures.merge(what, 1, Integer::sum);
        if (times % FAILURES_MAX == 0) {
            LOG.error("{}, {} times in a row: {}", what, times, e.toString());
        } else {
            LOG.warn("{}: {}", what, e.toString());
        }
        return Mono.empty();
    }

    /** What failed at a gate so often in a row that somebody must look. */
    @Override
    public Health health() {
        List<String> stuck =
                failures.entrySet().stream()
                        .filter(one -> one.getValue() >= FAILURES_MAX)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        // Said and no illness: another instance, or a restart, would not do better.
        return Health.up()
                .withDetail("degraded", !stuck.isEmpty())
                .withDetail("stuck", stuck)
                .build();
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
                            failures.remove("no turn at " + changed.gate());
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
                .onErrorResume(e -> failed("no turn at " + changed.gate(), e).then(Mono.empty()))
                .then();
    }

    /** Forgets vehicles that have gone; calls and places are kept. */
    @Scheduled(fixedDelayString = "${gate.calling.clean:1h}", initialDelay = 60_000)
    public Mono<Void> clean() {
        return Mono.defer(() -> database.sql(CLEAN).bind(0, clock.instant().minus(KEPT)).then());
    }
}
