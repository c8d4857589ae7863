package vn.bordergate.clearance.audit;

import io.micrometer.core.instrument.Counter;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link Sealing} going: after each failure a new one, with a growing wait. */
final class Sealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration STANDBY_LOOK_EVERY = Duration.ofMillis(500);

    private final ConnectionFactory database;
    private final AuditProperties properties;
    private final InstantSource clock;
    private final Counter sealed;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile String doing = "off";
    private Duration nextWait = FIRST_WAIT;
    private Instant tellHeadAt = Instant.MIN;

    /**
     * @param sealed counts the seals
     */
    Sealer(
            ConnectionFactory database,
            AuditProperties properties,
            InstantSource clock,
            Counter sealed) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
        this.sealed = sealed;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = new CountDownLatch(1);
            doing = "starting";
            thread = Thread.ofPlatform().name("audit-sealer").daemon().start(this::keepGoing);
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping.countDown();
        try {
            if (!running.join(properties.stepMax())) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        doing = "off";
    }

    @Override
    public boolean isAutoStartup() {
        return properties.seal();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** In a word or a sentence, for those who watch. */
    String doing() {
        Thread started = thread;
        return started != null && !started.isAlive() ? "dead" : doing;
    }

    private void keepGoing() {
        try {
            while (!isToStop(Duration.ZERO)) {
                try {
                    run();
                } catch (RuntimeException | Error e) {
                    // Nobody else seals here, and the next run begins with what the table says.
                    doing = "waiting: " + e.getClass().getSimpleName() + ": " + e.getMessage();
                    LOG.warn("Sealing starts again in {}: {}", nextWait, doing);
                    LOG.debug("The reason", e);
                    if (isToStop(nextWait)) {
                        return;
                    }
                    nextWait =
                            nextWait.compareTo(LONGEST_WAIT) < 0
                                    ? nextWait.multipliedBy(2)
                                    : LONGEST_WAIT;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        try (SealStore store = SealStore.open(database, properties.stepMax())) {
            while (!store.isAlone()) {
                doing = "standing by";
                if (isToStop(STANDBY_LOOK_EVERY)) {
                    return;
                }
            }
            Sealing sealing = new Sealing(store, clock, properties.batchMax());
            boolean stop = false;
            while (!stop) {
                int count = sealing.sealNext();
                sealed.increment(count);
                doing = "sealing";
                nextWait = FIRST_WAIT;
                tellHead(sealing.head());
                stop =
                        isToStop(
                                count < properties.batchMax()
                                        ? properties.pollEvery()
                                        : Duration.ZERO);
            }
        }
    }

    /** A head that is kept elsewhere shows later whether the chain before it was rewritten. */
    private void tellHead(Head head) {
        Instant now = clock.instant();
        if (!now.isBefore(tellHeadAt)) {
            tellHeadAt = now.plus(properties.tellHeadEvery());
            AUDIT.info("when={} chain-head={}", now, head);
        }
    }

    private boolean isToStop(Duration after) throws InterruptedException {
        return stopping.await(after.toMillis(), TimeUnit.MILLISECONDS);
    }
}
