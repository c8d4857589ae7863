package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.upkeep.Recurring;

/** Removes messages that are too old to be sent again, and old lines of the log. */
final class Forgetting extends Recurring {

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

    Forgetting(DatabaseClient database, TellingProperties settings, InstantSource clock) {
        super(EVERY, EVERY, "old messages stay until the next time");
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Mono<?> round() {
        return forget();
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
}
