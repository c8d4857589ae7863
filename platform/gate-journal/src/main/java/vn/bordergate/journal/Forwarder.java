package vn.bordergate.journal;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link ForwardingRun} going: after each failure a new one, with a growing wait. */
final class Forwarder implements SmartLifecycle {

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

    private Wake wake() {
        return surroundings.wake();
    }

    private void keepGoing() {
        try {
            while (!wake().isStopped()) {
                try {
                    run();
                } catch (RuntimeException e) {
                    trouble = String.valueOf(e.getMessage());
                    LOG.warn("Forwarding starts again in {}: {}", nextWait, trouble);
                    LOG.debug("The reason", e);
                    pause(nextWait);
                    nextWait = longer(nextWait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        Duration stepMax = surroundings.properties().stepMax();
        try (ForwarderStore store = ForwarderStore.open(database, stepMax)) {
            while (aloneOnly && !store.isAlone(store.identity())) {
                pause(STANDBY_LOOK_EVERY);
                if (wake().isStopped()) {
                    return;
                }
            }
            if (store.renewIfForeign()) {
                LOG.warn("The journal came from another cluster and has a new id now");
            }
            forward(store, store.identity());
        }
    }

    private void forward(ForwarderStore store, UUID journal) throws InterruptedException {
        topics.createMissing();
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
            nextWait = FIRST_WAIT;
            run.forward(wake());
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
