package vn.bordergate.stats.recount;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.recount.RecountRun.State;

/** Runs recounts, one at a time, on a thread of their own. */
@Component
final class RecountDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RecountDesk.class);

    /** Often enough to watch, seldom enough to cost nothing. */
    private static final long PROGRESS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RecountRuns runs;
    private final LiveCopying copying;
    private final FactLog log;
    private final RecountSettings settings;
    private final InstantSource clock;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("recount").daemon().factory());

    RecountDesk(
            RecountRuns runs,
            LiveCopying copying,
            FactLog log,
            RecountSettings settings,
            InstantSource clock) {
        this.runs = runs;
        this.copying = copying;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a recount; empty when one is running already. */
    Mono<UUID> begin(UUID id, String askedBy) {
        Instant now = clock.instant();
        return runs.abandonSilent(now.minus(settings.silenceMax()), now)
                .then(runs.begin(id, askedBy, now))
                .then(Mono.fromSupplier(() -> started(id)))
                .onErrorResume(DuplicateKeyException.class, running -> Mono.empty());
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    private UUID started(UUID id) {
        thread.execute(() -> run(id));
        return id;
    }

    private void run(UUID id) {
        long startedNanos = System.nanoTime();
        try {
            RecountResult result = recounted(id, startedNanos);
            LOG.info(
                    "Recount {}: {} facts, {} cells, {} differ, {} violations, {} s",
                    id,
                    result.factsRead(),
                    result.cells(),
                    result.cellsDiffering(),
                    result.violationsFound(),
                    result.seconds());
            runs.finish(id, State.DONE, result, clock.instant()).block();
        } catch (InterruptedException | RuntimeException failure) {
            LOG.warn("Recount {} failed", id, failure);
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            // Says what, not where: the trace is in the service's own log.
            RecountResult result = RecountResult.failed(reason(failure), seconds);
            runs.finish(id, State.FAILED, result, clock.instant())
                    .onErrorComplete()
                    .block(settings.silenceMax());
        }
    }

    private RecountResult recounted(UUID id, long startedNanos) throws InterruptedException {
        LiveCopy live = copying.take();
        Progress progress = new Progress(id);
        Recounting recounting =
                new Recounting(
                        log,
                        live,
                        settings.factsPerPassMax(),
                        () -> TimeUnit.NANOSECONDS.sleep(settings.settle().toNanos()),
                        progress::read);
        progress.due = recounting.recordsDue();
        progress.tell(0);
        return recounting.run(startedNanos);
    }

    private static String reason(Exception failure) {
        return switch (failure) {
            case FactLog.LogUnfitException unfit -> String.valueOf(unfit.getMessage());
            case IllegalStateException limit -> String.valueOf(limit.getMessage());
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Notes how far a run is, and that its process lives. */
    private final class Progress {
        private final UUID id;
        private long due;
        private long toldNanos;

        Progress(UUID id) {
            this.id = id;
        }

        void read(long records) {
            if ((records & 0xFFF) == 0 && System.nanoTime() - toldNanos > PROGRESS_EVERY_NANOS) {
                tell(records);
            }
        }

        void tell(long records) {
            toldNanos = System.nanoTime();
            // A note that fails is no reason to stop counting.
            runs.progress(id, records, due, clock.instant())
                    .onErrorComplete()
                    .block(settings.silenceMax());
        }
    }
}
