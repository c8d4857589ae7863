package vn.bordergate.ingest.declaring;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;

/**
 * Who may pay at the till for vehicles of a firm: those that were named, and those who announced.
 */
@Component
class FeePayers {

    /** Longer than a passage stays open after it was announced. */
    static final Duration ANNOUNCED_WITHIN = Duration.ofDays(90);

    private static final String KEEP =
            """
            with over as (delete from fee_payer where until < $7)
            insert into fee_payer values ($1, $2, $3, $4, $5, $6)
            on conflict (crossing_id, subject) do update
            set until = excluded.until, claimed = excluded.claimed
            """;

    private static final String OF =
            """
            select crossing_id, scheme, number, claimed, true from fee_payer
            where subject = $1 and until > $2
            union all
            select c.crossing_id, c.scheme, c.number, '{}', false
            from crossing c left join crossing_tracking t using (crossing_id)
            where c.announced_by = $1 and c.received_at > $3 and c.withdrawn_at is null
                and coalesce(t.status, 'ANNOUNCED') not in
                    ('CROSSED', 'RETURNED', 'TURNED_BACK', 'NO_SHOW', 'WITHDRAWN')
            """;

    private static final String FORGET =
            "delete from fee_payer where subject = $1 and crossing_id = any($2)";

    private final DatabaseClient database;

    FeePayers(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A vehicle that somebody may pay for.
     *
     * @param claimed what the provider said of them when they were named
     * @param named or else they announced it
     */
    record Payable(
            CrossingId crossingId, FirmNumber announcer, Set<String> claimed, boolean named) {
        Payable {
            claimed = Set.copyOf(claimed);
        }
    }

    Mono<Void> keep(
            CrossingId id, FirmNumber announcer, FirmRights who, Instant until, Instant now) {
        return database.sql(KEEP)
                .bind(0, id.value())
                .bind(1, who.subject())
                .bind(2, announcer.scheme().name())
                .bind(3, announcer.number())
                .bind(4, who.claimed().toArray(String[]::new))
                .bind(5, until)
                .bind(6, now)
                .then();
    }

    Flux<Payable> of(String account, Instant now) {
        return database.sql(OF)
                .bind(0, account)
                .bind(1, now)
                .bind(2, now.minus(ANNOUNCED_WITHIN))
                .map(FeePayers::payable)
                .all();
    }

    Mono<Void> forget(String account, Collection<CrossingId> crossings) {
        return database.sql(FORGET)
                .bind(0, account)
                .bind(1, crossings.stream().map(CrossingId::value).toArray(UUID[]::new))
                .then();
    }

    private static Payable payable(Readable row) {
        return new Payable(
                new CrossingId(Objects.requireNonNull(row.get(0, UUID.class))),
                FirmNumber.of(
                        Objects.requireNonNull(row.get(1, String.class)),
                        Objects.requireNonNull(row.get(2, String.class))),
                Set.of(Objects.requireNonNull(row.get(3, String[].class))),
                Objects.requireNonNull(row.get(4, Boolean.class)));
    }
}
