package vn.bordergate.ingest.telling;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.web.Language;

/** Takes out what is due. A receiver is taken by one instance at a time, for a while. */
final class Deliveries {

    /** Letters of one turn: who is behind by more comes again at once, behind the others. */
    static final int LETTERS_MAX = 20;

    /** Far longer than a turn can take; whoever took it longer than this has died. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String TAKE =
            """
            update telling_receiver r
            set leased_until = to_timestamp($2::bigint / 1000.0), due_at = null
            from (
                select receiver_id from telling_receiver
                where state in ('ON', 'UNCONFIRMED') and slow = $3
                    and ((leased_until is null and due_at <= to_timestamp($1::bigint / 1000.0))
                        or leased_until < to_timestamp($1::bigint / 1000.0))
                order by due_at limit $4 for update skip locked) free
            where r.receiver_id = free.receiver_id
            returning r.receiver_id, r.kind, r.target, r.secret, r.former_secret, r.former_until,
                r.slow, r.failures, r.language, r.account
            """;

    private static final String LETTERS =
            """
            select d.receiver_id, d.delivery_id, d.attempts, d.message_id, d.occasion, d.data,
                d.happened_at, d.scheme, d.number
            from unnest($1::uuid[]) as u(receiver_id)
            join telling_receiver r using (receiver_id)
            cross join lateral (
                select w.*, m.occasion, m.data, m.happened_at, m.scheme, m.number
                from telling_delivery w join telling_message m using (message_id)
                where w.receiver_id = u.receiver_id and w.state = 'WAITING'
                    and w.due_at <= to_timestamp($2::bigint / 1000.0)
                    -- A mailbox that nobody has confirmed is asked, and told nothing.
                    and (r.state = 'ON' or m.occasion = 'CONFIRM')
                order by w.due_at, w.delivery_id limit $3) d
            order by d.due_at, d.delivery_id
            """;

    private static final String END =
            "update telling_delivery set state = 'ENDED' where delivery_id = any($1)";

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;
    private final URI ingest;
    private final Discretion discretion;

    /**
     * @param ingest where this service's own pages are, for mails
     */
    Deliveries(DatabaseClient database, URI ingest, Discretion discretion) {
        this.database = database;
        this.ingest = ingest;
        this.discretion = discretion;
    }

    /** A receiver whose turn it is, and what it is to be told. */
    record Due(Addressee to, List<Letter> letters) {
        Due {
            letters = List.copyOf(letters);
        }
    }

    private record Taken(Addressee to, Language language, List<Letter> letters) {}

    /** At most so many of those whose turn it is. */
    Mono<List<Due>> take(Instant now, boolean slow, int most) {
        if (most <= 0) {
            return Mono.just(List.of());
        }
        discretion.requireKnown();
        return database.sql(TAKE)
                .bind(0, now.toEpochMilli())
                .bind(1, now.plus(LEASE).toEpochMilli())
                .bind(2, slow)
                .bind(3, most)
                .map(Deliveries::taken)
                .all()
                .collect(
                        LinkedHashMap<UUID, Taken>::new,
                        (all, one) -> all.put(one.to().receiverId(), one))
                .flatMap(all -> filled(all, now));
    }

    private Mono<List<Due>> filled(Map<UUID, Taken> taken, Instant now) {
        if (taken.isEmpty()) {
            return Mono.just(List.of());
        }
        List<Long> ended = new ArrayList<>();
        return database.sql(LETTERS)
                .bind(0, taken.keySet().toArray(UUID[]::new))
                .bind(1, now.toEpochMilli())
                .bind(2, LETTERS_MAX)
                .map(row -> put(row, taken, ended))
                .all()
                .then(Mono.defer(() -> end(ended)))
                .then(
                        Mono.fromSupplier(
                                () ->
                                        taken.values().stream()
                                                .map(one -> new Due(one.to(), one.letters()))
                                                .toList()));
    }

    /** Whether it goes on its way; what its receiver may not be told any more has ended. */
    private boolean put(Readable row, Map<UUID, Taken> taken, List<Long> ended) {
        Taken to = Objects.requireNonNull(taken.get(there(row, "receiver_id", UUID.class)));
        FirmNumber firm = firm(row);
        String account = to.to().account();
        if (discretion.silences(account, firm)) {
            return !ended.add(there(row, "delivery_id", Long.class));
        }
        String data = discretion.told(there(row, "data", String.class), account, firm);
        return to.letters().add(letter(row, to, firm, data));
    }

    private static @Nullable FirmNumber firm(Readable row) {
        String scheme = row.get("scheme", String.class);
        String number = row.get("number", String.class);
        return scheme == null || number == null ? null : FirmNumber.of(scheme, number);
    }

    private Mono<Void> end(List<Long> ended) {
        return ended.isEmpty()
                ? Mono.empty()
                : database.sql(END).bind(0, ended.toArray(Long[]::new)).then();
    }

    private Letter letter(Readable row, Taken to, @Nullable FirmNumber firm, String data) {
        Occasion occasion = Occasion.valueOf(there(row, "occasion", String.class));
        boolean mail = to.to().kind() == Addressee.Kind.MAIL;
        JsonNode facts = mail ? JSON.readTree(data) : MissingNode.getInstance();
        return new Letter(
                there(row, "delivery_id", Long.class),
                there(row, "message_id", UUID.class),
                firm,
                Happening.isPriced(data),
                mail ? MailText.subject(occasion, facts, to.language()) : "",
                mail
                        ? MailText.body(occasion, facts, to.language(), ingest)
                        : body(
                                occasion,
                                there(row, "happened_at", Instant.class),
                                data,
                                to.language()),
                there(row, "attempts", Integer.class));
    }

    /** Texts of our own and JSON of our own: nothing in them needs quoting. */
    private static String body(Occasion occasion, Instant at, String data, Language language) {
        return "{\"type\":\""
                + occasion.wireName()
                + "\",\"timestamp\":\""
                + at
                + "\",\"text\":\""
                + occasion.name(language)
                + "\",\"data\":"
                + data
                + "}";
    }

    private static Taken taken(Readable row) {
        Addressee to =
                new Addressee(
                        there(row, "receiver_id", UUID.class),
                        there(row, "account", String.class),
                        Addressee.Kind.valueOf(there(row, "kind", String.class)),
                        there(row, "target", String.class),
                        there(row, "secret", String.class),
                        row.get("former_secret", String.class),
                        row.get("former_until", Instant.class),
                        there(row, "slow", Boolean.class),
                        there(row, "failures", Integer.class));
        Language language = Language.valueOf(there(row, "language", String.class));
        return new Taken(to, language, new ArrayList<>());
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
