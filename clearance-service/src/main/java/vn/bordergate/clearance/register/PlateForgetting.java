package vn.bordergate.clearance.register;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Plates are personal data: a question about one is kept as long as somebody may need it. */
public final class PlateForgetting {

    /** What was answered, or what nobody answered, is kept no longer. */
    static final Duration KEPT_MAX = Duration.ofDays(90);

    private static final String ANSWERED = "delete from plate_question where answered_at < $1";

    private static final String NEVER_ANSWERED =
            "delete from plate_question where at < $1 and status in ('UNKNOWN', 'UNSURE')";

    private final DatabaseClient database;

    public PlateForgetting(DatabaseClient database) {
        this.database = database;
    }

    /** Removes what nobody needs to know any more. */
    public Mono<Void> forget(Instant now) {
        return delete(ANSWERED, now).then(Mono.defer(() -> delete(NEVER_ANSWERED, now)));
    }

    private Mono<Void> delete(String sql, Instant now) {
        return database.sql(sql).bind(0, now.minus(KEPT_MAX)).then();
    }
}
