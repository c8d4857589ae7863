package vn.bordergate.stats.rebuild;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.stats.rebuild.RebuildRun.State;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.totals.FactAdding;
import vn.bordergate.stats.totals.TotalTables;

/** Runs rebuilds, one at a time over all processes, and goes on with one whose process is gone. */
@Component
class RebuildDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildDesk.class);

    private final RebuildRuns runs;
    private final RebuildStore store;
    private final FactLog log;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final RebuildSettings settings;
    private final InstantSource clock;

    /** Which process this is, to the others. */
    private final UUID runner;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("rebuild").daemon().factory());

    /** Where the log is read inside a transaction, so that no event loop waits for it. */
    private final Scheduler reading = Schedulers.newBoundedElastic(1, 10, "rebuild-log", 60, true);

    @SuppressWarnings("TooManyParameters") // one for each thing that a rebuild touches
    RebuildDesk(
            RebuildRuns runs,
            RebuildStore store,
            FactLog log,
            DatabaseClient database,
            TransactionalOperator transaction,
            RebuildSettings settings,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.runs = runs;
        this.store = store;
        this.log = log;
        this.database = database;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.runner = ids.get();
    }

    /** Begins a rebuild; empty when one is running already. */
    Mono<UUID> begin(UUID id, String askedBy) {
        return runs.begin(id, askedBy, runner, clock.instant())
                .then(Mono.fromSupplier(() -> started(id)))
                .onErrorResume(DuplicateKeyException.class, running -> Mono.empty());
    }

    /** Goes on with a rebuild whose process has fallen silent. */
    @Scheduled(fixedDelayString = "${gate.rebuild.look-every:15s}")
    Mono<Void> adopt() {
        return Mono.defer(
                () -> {
                    Instant now = clock.instant();
                    return runs.adopt(runner, now.minus(settings.silenceMax()), now)
                            .doOnNext(
                                    id -> {
                                        LOG.info("Goes on with rebuild {}", id);
                                        started(id);
                                    })
                            .onErrorComplete()
                            .then();
                });
    }

    Rebuilding rebuilding(RebuildPoint.Watch watch) {
        return new Rebuilding(
                runs,
                store,
                log,
                new FactAdding(database, TotalTables.REBUILT),
                transaction,
                reading,
                clock,
                settings,
                watch);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
        reading.dispose();
    }

    private UUID started(UUID id) {
        thread.execute(() -> run(id));
        return id;
    }

    /** What fails for the machinery falls silent, and is gone on with when it is silent enough. */
    private void run(UUID id) {
        try {
            rebuilding(point -> {}).run(id, runner);
            LOG.info("Rebuild {} is over", id);
        } catch (FactLog.LogUnfitException unfit) {
            LOG.error("Rebuild {} cannot be made", id, unfit);
            runs.finish(id, State.FAILED, unfit.getMessage(), clock.instant())
                    .onErrorComplete()
                    .block(settings.stepMax());
        } catch (RuntimeException failure) {
            LOG.warn("Rebuild {} is interrupted, and will be gone on with", id, failure);
        }
    }
}
