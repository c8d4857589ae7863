package vn.bordergate.journal;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link ForwardingRun} going: after each failure a new one, with a growing wait. */
final class Forwarder implements SmartLifecycle, ForwardingRun.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration STANDBY_LOOK_EVERY = Duration.ofMillis(500);

    private final ConnectionFactory database;
    private final Map<String, Object> kafka;
    private final String service;
    private final Topics topics;
    private final ForwardingRun.Surroundings surroundings;
    private final boolean aloneOnly;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String trouble;
    private volatile Instant failingSince = Instant.MAX;
    private Place furthest = Place.START;
    private boolean forwarding;
    private volatile boolean standingBy;
    private Duration nextWait = FIRST_WAIT;

    /**
     * @param aloneOnly whether to wait while another instance forwards; only a trial does not
     */
    Forwarder(
            ConnectionFactory database,
            Map<String, Object> kafka,
            String service,
            ForwardingRun.Surroundings surroundings,
            boolean aloneOnly) {
        this.database = database;
        this.kafka = Map.copyOf(kafka);
        this.service = service;
        this.surroundings = surroundings;
        this.topics = new Topics(kafka, surroundings.properties());
        this.aloneOnly = aloneOnly;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            wake().start();
            thread =
                    Thread.ofPlatform().name("journal-forwarder-" + service).start(this::keepGoing);
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        wake().stop();
        try {
            if (!running.join(surroundings.properties().stepMax())) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isAutoStartup() {
        return surroundings.properties().forward();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Why it is not forwarding at the moment, or null. */
    @Nullable String trouble() {
        return trouble;
    }

    /** Since when one place could not be passed; far in the future while there is none. */
    Instant failingSince() {
        return failingSince;
    }

    /** Whether another instance forwards and this one waits for its end. */
    boolean isStandingBy() {
        return standingBy;
    }

    /** Whether it was started, not stopped, and has no thread that would forward. */
    boolean isDead() {
        Thread started = thread;
        return started != null && !started.isAlive();
    }

    /** A broker that cannot be reached is waited for; one that does not take an entry is an ill. */
    private void fail(Throwable failed) {
        trouble = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        if (!forwarding) {
            failingSince = Instant.MAX;
        } else if (failingSince.equals(Instant.MAX)) {
            failingSince = surroundings.clock().instant();
        }
    }

    @Override
    public void acknowledged(Place place) {
        if (place.isAfter(furthest)) {
            furthest = place;
            idle();
        }
    }

    @Override
    public void idle() {
        failingSince = Instant.MAX;
        nextWait = FIRST_WAIT;
        trouble = null;
    }

    private Wake wake() {
        return surroundings.wake();
    }

    private void keepGoing() {
        try {
            while (!wake().isStopped()) {
                try {
                    run();
                } catch (RuntimeException e) {
                    fail(e);
                    LOG.warn("Forwarding starts again in {}: {}", nextWait, trouble);
                    LOG.debug("The reason", e);
                    pause(nextWait);
                    nextWait = longer(nextWait);
                } catch (Error e) {
                    // Nobody else forwards here, and the next run starts with new memory.
                    fail(e);
                    LOG.error("Forwarding starts again in {}", nextWait, e);
                    pause(nextWait);
                    nextWait = longer(nextWait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        forwarding = false;
        Duration stepMax = surroundings.properties().stepMax();
        try (ForwarderStore store = ForwarderStore.open(database, stepMax)) {
            while (aloneOnly && !store.isAlone(store.identity())) {
                standBy();
                if (wake().isStopped()) {
                    return;
                }
            }
            standingBy = false;
            topics.createMissing();
            UUID journal = store.identity();
            try (LogPeek peek = new LogPeek(kafka, stepMax)) {
                if (new Restoration(store, peek, journal.toString()).renewWhereSetBack()) {
                    furthest = Place.START;
                    return;
                }
            }
            forward(store, journal);
        }
    }

    private void standBy() throws InterruptedException {
        standingBy = true;
        trouble = null;
        failingSince = Instant.MAX;
        pause(STANDBY_LOOK_EVERY);
    }

    private void forward(ForwarderStore store, UUID journal) throws InterruptedException {
        JournalProperties properties = surroundings.properties();
        ForwardingRun.LogCheck check =
                notes -> {
                    try (LogPeek peek = new LogPeek(kafka, properties.stepMax())) {
                        return LostTail.find(peek, notes, journal.toString());
                    }
                };
        try (Outlet outlet = new Outlet(kafka, properties, "journal-" + service)) {
            ForwardingRun run =
                    new ForwardingRun(
                            store,
                            outlet,
                            new Envelope(journal.toString(), service),
                            check,
                            surroundings);
            run.begin();
            trouble = null;
            forwarding = true;
            run.forward(wake(), this);
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (!wake().isStopped() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(Math.min(20, wait.toMillis()));
        }
    }

    private Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        Duration most = surroundings.properties().backoffMax();
        return twice.compareTo(most) < 0 ? twice : most;
    }
}
