package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes down how turns ended, many at once, and lets the receivers go. */
final class TurnBook {

    private static final String LOG =
            """
            with tried as (
                select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::int[],
                    $6::text[], $7::int[], $8::text[], $9::bigint[])
                    as t(receiver, message, delivery, at, millis, outcome, status, state, due)),
            logged as (
                insert into telling_attempt
                    (receiver_id, message_id, at, millis, outcome, status)
                select t.receiver, t.message, to_timestamp(t.at / 1000.0), t.millis, t.outcome,
                    nullif(t.status, 0)
                from tried t join telling_receiver r on r.receiver_id = t.receiver)
            update telling_delivery d
            set state = t.state, attempts = d.attempts + 1, due_at = to_timestamp(t.due / 1000.0)
            from tried t where d.delivery_id = t.delivery
            """;

    private static final String END =
            """
            with locked as (
                select receiver_id from telling_receiver where receiver_id = any($1)
                order by receiver_id for update),
            turn as (
                select * from unnest($1::uuid[], $2::text[], $3::boolean[], $4::bigint[])
                    as t(receiver, ended, slow, pause))
            update telling_receiver r
            set leased_until = null,
                slow = t.slow,
                failures = case t.ended when 'NOTHING' then r.failures when 'DELIVERED' then 0
                    else r.failures + 1 end,
                failing_since = case t.ended when 'NOTHING' then r.failing_since
                    when 'DELIVERED' then null
                    else coalesce(r.failing_since, to_timestamp($5::bigint / 1000.0)) end,
                state = case when r.confirm_hash is not null then r.state
                    when t.ended = 'GONE' then 'DISABLED'
                    when t.ended = 'FAILED'
                        and r.failing_since <= to_timestamp($6::bigint / 1000.0) then 'DISABLED'
                    else r.state end,
                reason = case when t.ended = 'GONE' then 'GONE'
                    when t.ended = 'FAILED'
                        and r.failing_since <= to_timestamp($6::bigint / 1000.0) then 'FAILED_LONG'
                    else r.reason end,
                paused_until = to_timestamp(nullif(t.pause, 0) / 1000.0),
                due_at = case when least(r.due_at, n.next) is null then null
                    else greatest(least(r.due_at, n.next),
                        to_timestamp(nullif(t.pause, 0) / 1000.0)) end
            from turn t join locked on locked.receiver_id = t.receiver
            cross join lateral (
                select min(d.due_at) as next from telling_delivery d
                    join telling_message m using (message_id)
                where d.receiver_id = t.receiver and d.state = 'WAITING'
                    and (m.occasion = 'CONFIRM' or exists (select from telling_receiver o
                        where o.receiver_id = t.receiver and o.confirm_hash is null))) n
            where r.receiver_id = t.receiver
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Duration failingMax;

    TurnBook(DatabaseClient database, TransactionalOperator transactions, Duration failingMax) {
        this.database = database;
        this.transactions = transactions;
        this.failingMax = failingMax;
    }

    private record Line(UUID receiver, Turn.Tried tried) {}

    Mono<Void> end(List<Turn> turns, Instant now) {
        if (turns.isEmpty()) {
            return Mono.empty();
        }
        return transactions.transactional(
                log(turns, now).then(Mono.defer(() -> letGo(turns, now))));
    }

    private Mono<Void> log(List<Turn> turns, Instant now) {
        List<Line> all =
                turns.stream()
                        .flatMap(
                                turn ->
                                        turn.tried().stream()
                                                .map(t -> new Line(turn.to().receiverId(), t)))
                        .toList();
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(LOG)
                .bind(0, all.stream().map(Line::receiver).toArray(UUID[]::new))
                .bind(1, all.stream().map(l -> l.tried().letter().messageId()).toArray(UUID[]::new))
                .bind(
                        2,
                        all.stream().map(l -> l.tried().letter().deliveryId()).toArray(Long[]::new))
                .bind(
                        3,
                        all.stream()
                                .map(l -> l.tried().attempt().at().toEpochMilli())
                                .toArray(Long[]::new))
                .bind(
                        4,
                        all.stream().map(l -> l.tried().attempt().millis()).toArray(Integer[]::new))
                .bind(
                        5,
                        all.stream()
                                .map(l -> l.tried().attempt().outcome().name())
                                .toArray(String[]::new))
                .bind(6, all.stream().map(l -> status(l.tried())).toArray(Integer[]::new))
                .bind(7, all.stream().map(l -> state(l.tried())).toArray(String[]::new))
                .bind(8, all.stream().map(l -> due(l.tried(), now)).toArray(Long[]::new))
                .then();
    }

    private Mono<Void> letGo(List<Turn> turns, Instant now) {
        return database.sql(END)
                .bind(0, turns.stream().map(t -> t.to().receiverId()).toArray(UUID[]::new))
                .bind(1, turns.stream().map(TurnBook::ended).toArray(String[]::new))
                .bind(2, turns.stream().map(Turn::slow).toArray(Boolean[]::new))
                .bind(3, turns.stream().map(t -> pause(t, now)).toArray(Long[]::new))
                .bind(4, now.toEpochMilli())
                .bind(5, now.minus(failingMax).toEpochMilli())
                .then();
    }

    private static String ended(Turn turn) {
        Attempt last = turn.last();
        if (last == null) {
            return "NOTHING";
        }
        return switch (last.outcome()) {
            case DELIVERED -> "DELIVERED";
            case GONE -> "GONE";
            case REFUSED, REDIRECTED, TIMED_OUT, UNREACHABLE, FORBIDDEN -> "FAILED";
        };
    }

    /** Who answers, though not as hoped, is left alone shortly; who does not, longer each time. */
    private static long pause(Turn turn, Instant now) {
        Attempt last = turn.last();
        if (last == null || last.delivered()) {
            return 0;
        }
        int failures = last.outcome().isAnswer() ? 1 : turn.to().failures() + 1;
        return now.plus(Backoff.pause(failures)).toEpochMilli();
    }

    private static int status(Turn.Tried tried) {
        Integer status = tried.attempt().status();
        return status == null ? 0 : status;
    }

    private static String state(Turn.Tried tried) {
        if (tried.attempt().delivered()) {
            return "DELIVERED";
        }
        return next(tried).isPresent() ? "WAITING" : "FAILED";
    }

    private static long due(Turn.Tried tried, Instant now) {
        return next(tried).map(now::plus).orElse(now).toEpochMilli();
    }

    private static Optional<Duration> next(Turn.Tried tried) {
        double spread = (tried.letter().deliveryId() % 100) / 100.0;
        return Backoff.after(tried.letter().attempts() + 1, spread);
    }
}
