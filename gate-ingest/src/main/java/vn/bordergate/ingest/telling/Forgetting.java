package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes messages that are too old to be sent again, and old lines of the log. */
final class Forgetting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int ROWS_MAX = 5_000;

    private static final String MESSAGES =
            """
            delete from telling_message where message_id in (
                select message_id from telling_message
                where made_at < to_timestamp($1::bigint / 1000.0) order by made_at limit $2)
            """;

    private static final String ATTEMPTS =
            """
            delete from telling_attempt where attempt_id in (
                select attempt_id from telling_attempt
                where at < to_timestamp($1::bigint / 1000.0) order by at limit $2)
            """;

    private static final String ASKED =
            """
            delete from mailbox_asked where asked_id in (
                select asked_id from mailbox_asked
                where at < to_timestamp($1::bigint / 1000.0) order by at limit $2)
            """;

    private final DatabaseClient database;
    private final TellingProperties settings;
    private final InstantSource clock;
    private @Nullable Disposable running;

    Forgetting(DatabaseClient database, TellingProperties settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Void> forget() {
        Instant now = clock.instant();
        return remove(MESSAGES, now.minus(settings.kept()))
                .then(remove(ATTEMPTS, now.minus(settings.logKept())))
                .then(remove(ASKED, now.minus(Confirmations.VALID)));
    }

    private Mono<Void> remove(String rows, Instant before) {
        return Mono.defer(
                        () ->
                                database.sql(rows)
                                        .bind(0, before.toEpochMilli())
                                        .bind(1, ROWS_MAX)
                                        .fetch()
                                        .rowsUpdated())
                .repeat()
                .takeUntil(removed -> removed < ROWS_MAX)
                .then();
    }

    @Override
    public synchronized void start() {
        running =
                Flux.interval(EVERY)
                        .onBackpressureDrop()
                        .concatMap(_ -> forget().onErrorResume(Forgetting::later), 1)
                        .subscribe();
    }

    private static Mono<Void> later(Throwable e) {
        LOG.warn("old messages stay until the next time: {}", e.toString());
        return Mono.empty();
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
