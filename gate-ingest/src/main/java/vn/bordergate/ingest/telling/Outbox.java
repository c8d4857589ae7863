package vn.bordergate.ingest.telling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmNumber;

/** Messages and to whom they go; a batch is three statements, in the caller's transaction. */
final class Outbox {

    private static final String MESSAGES =
            """
            insert into telling_message
                (message_id, account, occasion, data, happened_at, made_at, scheme, number)
            select i, a, o, d, to_timestamp(h / 1000.0), to_timestamp($6::bigint / 1000.0),
                nullif(s, ''), nullif(n, '')
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $7::text[],
                $8::text[]) as u(i, a, o, d, h, s, n)
            """;

    private static final String DELIVERIES =
            """
            insert into telling_delivery (receiver_id, message_id, due_at)
            select r, m, to_timestamp($3::bigint / 1000.0)
            from unnest($1::uuid[], $2::uuid[]) as u(r, m)
            """;

    // In the order of their ids, as whoever ends turns locks them too.
    private static final String WAKE =
            """
            with locked as (
                select receiver_id from telling_receiver where receiver_id = any($1)
                order by receiver_id for update)
            update telling_receiver r
            set due_at = case when $3 then to_timestamp($2::bigint / 1000.0)
                else greatest(least(r.due_at, to_timestamp($2::bigint / 1000.0)), r.paused_until)
                end
            from locked where r.receiver_id = locked.receiver_id
            """;

    private final DatabaseClient database;

    Outbox(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One message.
     *
     * @param firm of which it tells; null for what concerns the receiver alone
     * @param data of the event, as JSON
     * @param receivers that are to get it
     */
    record Message(
            UUID id,
            String account,
            @Nullable FirmNumber firm,
            Occasion occasion,
            String data,
            Instant happenedAt,
            List<UUID> receivers) {

        Message {
            receivers = List.copyOf(receivers);
        }

        String scheme() {
            return firm == null ? "" : firm.scheme().name();
        }

        String number() {
            return firm == null ? "" : firm.number();
        }
    }

    Mono<Void> put(List<Message> all, Instant now) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        UUID[] receivers = all.stream().flatMap(m -> m.receivers().stream()).toArray(UUID[]::new);
        UUID[] messages =
                all.stream()
                        .flatMap(m -> m.receivers().stream().map(_ -> m.id()))
                        .toArray(UUID[]::new);
        Mono<Void> told =
                database.sql(MESSAGES)
                        .bind(0, all.stream().map(Message::id).toArray(UUID[]::new))
                        .bind(1, all.stream().map(Message::account).toArray(String[]::new))
                        .bind(2, all.stream().map(m -> m.occasion().name()).toArray(String[]::new))
                        .bind(3, all.stream().map(Message::data).toArray(String[]::new))
                        .bind(
                                4,
                                all.stream()
                                        .map(m -> m.happenedAt().toEpochMilli())
                                        .toArray(Long[]::new))
                        .bind(5, now.toEpochMilli())
                        .bind(6, all.stream().map(Message::scheme).toArray(String[]::new))
                        .bind(7, all.stream().map(Message::number).toArray(String[]::new))
                        .then();
        return receivers.length == 0
                ? told
                : told.then(
                                database.sql(DELIVERIES)
                                        .bind(0, receivers)
                                        .bind(1, messages)
                                        .bind(2, now.toEpochMilli())
                                        .then())
                        .then(wake(receivers, now, false));
    }

    /**
     * Something is due for them now.
     *
     * @param anyhow also for those that are left alone after a failure
     */
    Mono<Void> wake(UUID[] receivers, Instant now, boolean anyhow) {
        return database.sql(WAKE)
                .bind(0, receivers)
                .bind(1, now.toEpochMilli())
                .bind(2, anyhow)
                .then();
    }
}
