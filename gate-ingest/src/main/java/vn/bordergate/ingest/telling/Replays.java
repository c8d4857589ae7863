package vn.bordergate.ingest.telling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** What a receiver asks for itself: the same again, a test, and what was sent to it. */
final class Replays {

    /** Messages that one replay takes, or few more; the answer says where the next begins. */
    static final int MESSAGES_MAX = 1_000;

    static final int LOG_MAX = 100;
    static final int TESTS_A_MINUTE_MAX = 10;

    private static final String AGAIN =
            """
            with chosen as (
                select m.message_id, m.made_at
                from telling_message m join telling_receiver r using (account)
                where r.receiver_id = $1 and m.made_at >= to_timestamp($2::bigint / 1000.0)
                    and m.occasion = any($3) and m.made_at < to_timestamp($6::bigint / 1000.0)
                    -- What somebody was told of a firm that has since sent them away stays unsaid.
                    and ($7 or exists (
                        select from declaration d
                            join unnest($8::text[], $9::text[]) as f(scheme, number)
                                using (scheme, number)
                        where d.declaration_id = (m.data::json ->> 'declarationId')::uuid)
                        or exists (
                        select from crossing c
                            join unnest($8::text[], $9::text[]) as f(scheme, number)
                                using (scheme, number)
                        where c.crossing_id = (m.data::json ->> 'crossingId')::uuid))
                order by m.made_at fetch first ($4) rows with ties),
            queued as (
                insert into telling_delivery (receiver_id, message_id, due_at)
                select $1, message_id, to_timestamp($5::bigint / 1000.0) from chosen
                order by made_at, message_id
                on conflict (receiver_id, message_id) do update
                    set state = 'WAITING', attempts = 0, due_at = excluded.due_at)
            select count(*), max(made_at) from chosen
            """;

    private static final String LOG =
            """
            select attempt_id, message_id, at, millis, outcome, status
            from telling_attempt where receiver_id = $1 and attempt_id < $2
            order by attempt_id desc limit $3
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Receivers receivers;
    private final Outbox outbox;
    private final EventJson json;
    private final InstantSource clock;

    Replays(
            DatabaseClient database,
            TransactionalOperator transactions,
            Receivers receivers,
            Outbox outbox,
            EventJson json,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.receivers = receivers;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What will be sent again.
     *
     * @param next from when to ask for the rest; null when this was all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Queued(long messages, @Nullable Instant next) {}

    /** One call that was made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Logged(
            long number,
            String webhookId,
            Instant at,
            int millis,
            Attempt.Outcome outcome,
            @Nullable Integer status) {}

    /** The messages since then that the receiver has chosen, each under its former id. */
    Mono<Queued> again(UUID id, Instant from, FirmRights who) {
        Instant now = clock.instant();
        Mono<Queued> queued =
                receivers
                        .own(id, who.subject())
                        .doOnNext(Replays::requireConfirmed)
                        .flatMap(
                                own ->
                                        database.sql(AGAIN)
                                                .bind(0, id)
                                                .bind(1, from.toEpochMilli())
                                                .bind(2, occasions(own.events()))
                                                .bind(3, MESSAGES_MAX)
                                                .bind(4, now.toEpochMilli())
                                                .bind(5, now.toEpochMilli() + 1)
                                                .bind(6, who.everyFirm())
                                                .bind(7, who.schemes())
                                                .bind(8, who.numbers())
                                                .map(Replays::queued)
                                                .one())
                        .delayUntil(_ -> outbox.wake(new UUID[] {id}, now, true));
        return transactions.transactional(queued);
    }

    /** A mailbox gets one mail before its reader says that it is theirs. */
    private static void requireConfirmed(Receiver receiver) {
        if (receiver.state().equals("UNCONFIRMED")) {
            throw FaultsException.of(409, Fault.at("", "RECEIVER_UNCONFIRMED"));
        }
    }

    private static Queued queued(Readable row) {
        long count = Objects.requireNonNull(row.get(0, Long.class));
        Instant last = row.get(1, Instant.class);
        // Those of one moment go together, so that the next replay begins behind all of them.
        return new Queued(count, count < MESSAGES_MAX || last == null ? null : last.plusMillis(1));
    }

    /** Sends a message that says nothing, through the same queue as all others. */
    Mono<Void> test(UUID id, String account) {
        Instant now = clock.instant();
        Outbox.Message message =
                new Outbox.Message(
                        UUID.randomUUID(),
                        account,
                        null,
                        Occasion.TEST,
                        json.write(Map.of("receiverId", id)),
                        now,
                        List.of(id));
        Mono<Void> put =
                receivers
                        .own(id, account)
                        .doOnNext(Replays::requireConfirmed)
                        .flatMap(_ -> testsSince(account, now.minus(Duration.ofMinutes(1))))
                        .flatMap(
                                tests ->
                                        tests >= TESTS_A_MINUTE_MAX
                                                ? Mono.error(tooMany())
                                                : outbox.put(List.of(message), now)
                                                        .then(
                                                                outbox.wake(
                                                                        new UUID[] {id},
                                                                        now,
                                                                        true)));
        return transactions.transactional(put);
    }

    private Mono<Long> testsSince(String account, Instant since) {
        return database.sql(
                        """
                        select count(*) from telling_message where account = $1
                            and occasion = 'TEST' and made_at > to_timestamp($2::bigint / 1000.0)
                        """)
                .bind(0, account)
                .bind(1, since.toEpochMilli())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** The last calls before this number, the newest first. */
    Mono<List<Logged>> log(UUID id, long before, String account) {
        return receivers
                .own(id, account)
                .flatMap(
                        _ ->
                                database.sql(LOG)
                                        .bind(0, id)
                                        .bind(1, before)
                                        .bind(2, LOG_MAX)
                                        .map(Replays::logged)
                                        .all()
                                        .collectList());
    }

    private static Logged logged(Readable row) {
        return new Logged(
                Objects.requireNonNull(row.get(0, Long.class)),
                "msg_" + row.get(1, UUID.class),
                Objects.requireNonNull(row.get(2, Instant.class)),
                Objects.requireNonNull(row.get(3, Integer.class)),
                Attempt.Outcome.valueOf(Objects.requireNonNull(row.get(4, String.class))),
                row.get(5, Integer.class));
    }

    private static String[] occasions(List<String> wireNames) {
        return wireNames.stream()
                .flatMap(name -> Occasion.named(name).stream())
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static FaultsException tooMany() {
        return new FaultsException(
                429,
                List.of(Fault.at("", "TESTS_TOO_MANY", Map.of("max", TESTS_A_MINUTE_MAX))),
                Duration.ofMinutes(1));
    }
}
