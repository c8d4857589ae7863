package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PayerNamed;

/**
 * Who may pay for a vehicle that somebody else of their firm announced, and for how long; and who
 * may no longer, though they announced it.
 */
final class Payers {

    /** What is over is forgotten with the next that is kept; what was taken back is not. */
    private static final String KEEP =
            """
            with over as (delete from fee_payer where until < $4 and until > $5)
            insert into fee_payer
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[]) order by 1, 2
            on conflict (crossing_id, subject) do update
            set until = excluded.until
            """;

    private static final String UNTIL =
            "select until from fee_payer where crossing_id = $1 and subject = $2";

    /** Until when somebody may pay of whom the gate has taken back its word. */
    private static final Instant NEVER = Instant.EPOCH;

    private final DatabaseClient database;

    Payers(DatabaseClient database) {
        this.database = database;
    }

    private record Key(CrossingId crossing, String subject) {}

    /** In the caller's transaction. */
    Mono<Void> keep(Collection<PayerNamed> named) {
        if (named.isEmpty()) {
            return Mono.empty();
        }
        Map<Key, PayerNamed> latest = new LinkedHashMap<>();
        named.forEach(one -> latest.put(new Key(one.crossingId(), one.subject()), one));
        Instant now = named.iterator().next().at();
        return database.sql(KEEP)
                .bind(
                        0,
                        latest.values().stream()
                                .map(one -> one.crossingId().value())
                                .toArray(UUID[]::new))
                .bind(1, latest.values().stream().map(PayerNamed::subject).toArray(String[]::new))
                .bind(2, latest.values().stream().map(Payers::until).toArray(String[]::new))
                .bind(3, now)
                .bind(4, NEVER)
                .then();
    }

    /** What the gate said of somebody at last. */
    enum Word {
        VOUCHED,
        TAKEN_BACK,
        NONE
    }

    Mono<Word> word(CrossingId crossing, String subject, Instant now) {
        return database.sql(UNTIL)
                .bind(0, crossing.value())
                .bind(1, subject)
                .map(row -> Objects.requireNonNull(row.get(0, Instant.class)))
                .one()
                .map(
                        until ->
                                until.equals(NEVER)
                                        ? Word.TAKEN_BACK
                                        : until.isAfter(now) ? Word.VOUCHED : Word.NONE)
                .defaultIfEmpty(Word.NONE);
    }

    private static String until(PayerNamed one) {
        boolean takenBack = !one.until().isAfter(one.at());
        return (takenBack ? NEVER : one.until()).toString();
    }
}
