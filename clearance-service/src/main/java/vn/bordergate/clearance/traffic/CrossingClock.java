package vn.bordergate.clearance.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.PlateForgetting;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.JournaledTransactions;

/** Sees to vehicles that did not come, and forgets plates that nobody needs to know any more. */
public final class CrossingClock {

    private static final Actor CLOCK = new Actor(ActorKind.RULE, "calls");
    private static final int VEHICLES_MAX = 500;
    private static final Duration DECIDED_MAX = Duration.ofSeconds(30);

    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(CrossingClock.class);

    private final CrossingQueries queries;
    private final CrossingWork work;
    private final PlateForgetting forgetting;
    private final VehicleFinder finder;
    private final MissedMatches missed;
    private final JournaledTransactions transactions;
    private final InstantSource clock;
    private final int callsMax;
    private volatile UUID assessed = FIRST;

    /**
     * @param callsMax calls in vain after which a vehicle is no longer waited for
     */
    @SuppressWarnings("TooManyParameters") // one for each thing that a sweep looks at
    CrossingClock(
            CrossingQueries queries,
            CrossingWork work,
            PlateForgetting forgetting,
            VehicleFinder finder,
            MissedMatches missed,
            JournaledTransactions transactions,
            InstantSource clock,
            int callsMax) {
        this.queries = queries;
        this.work = work;
        this.forgetting = forgetting;
        this.finder = finder;
        this.missed = missed;
        this.transactions = transactions;
        this.clock = clock;
        this.callsMax = callsMax;
    }

    /** One sweep; what fails is found again by the next. */
    @Scheduled(
            fixedDelayString = "${gate.crossings.sweep:15s}",
            initialDelayString = "${gate.crossings.sweep:15s}")
    public Mono<Void> sweep() {
        return Mono.defer(() -> sweep(now()));
    }

    /**
     * Assesses those who wait anew. Whoever was let in while their declaration was being cleared
     * was seen by neither of the two, and nothing else would look again.
     */
    @Scheduled(
            fixedDelayString = "${gate.crossings.assess:30s}",
            initialDelayString = "${gate.crossings.assess:30s}")
    public Mono<Void> assess() {
        return Mono.defer(() -> assess(now()).then(Mono.defer(() -> missed.look(now()))));
    }

    /** Plates are personal data: what nobody needs any more is forgotten. */
    @Scheduled(fixedDelayString = "${gate.crossings.forget:1h}", initialDelay = 60_000)
    public Mono<Void> forget() {
        return Mono.defer(
                () -> forgetting.forget(now()).then(Mono.defer(() -> finder.forget(now()))));
    }

    /** Some at a time, and the next the next time, so that all have their turn. */
    Mono<Void> assess(Instant now) {
        return queries.waiting(assessed, VEHICLES_MAX)
                .doOnNext(
                        ids -> assessed = ids.size() < VEHICLES_MAX ? FIRST : ids.getLast().value())
                .flatMap(ids -> decided(ids, new Reassess(now)));
    }

    Mono<Void> sweep(Instant now) {
        return queries.overdue(now, VEHICLES_MAX)
                .flatMap(ids -> decided(ids, new Overdue(callsMax, now)));
    }

    /** What fails for one of them is tried for halves of them, and keeps none of the others. */
    private Mono<Void> decided(List<CrossingId> ids, CrossingCommand command) {
        if (ids.isEmpty()) {
            return Mono.empty();
        }
        return transactions
                .run(inOne(ids, command))
                .timeout(DECIDED_MAX)
                .onErrorResume(
                        e -> {
                            if (ids.size() == 1) {
                                LOG.error("nothing is decided on {}: {}", ids, e.toString());
                                return Mono.empty();
                            }
                            int half = ids.size() / 2;
                            return decided(ids.subList(0, half), command)
                                    .then(
                                            Mono.defer(
                                                    () ->
                                                            decided(
                                                                    ids.subList(half, ids.size()),
                                                                    command)));
                        });
    }

    private Mono<Void> inOne(List<CrossingId> ids, CrossingCommand command) {
        return work.open(ids, List.of(), false)
                .flatMap(
                        gate ->
                                Flux.fromIterable(ids)
                                        .concatMap(id -> gate.decide(id, command, CLOCK))
                                        .then(Mono.defer(() -> work.put(gate))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
