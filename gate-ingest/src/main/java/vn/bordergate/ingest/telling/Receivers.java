package vn.bordergate.ingest.telling;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** The receivers of accounts; nobody sees or changes another's. */
final class Receivers {

    /** Receivers of one account. */
    static final int OF_ACCOUNT_MAX = 10;

    private static final String COLUMNS =
            """
            select r.receiver_id, r.kind, r.target, r.occasions, r.language, r.state, r.reason,
                r.failing_since, r.made_at, r.former_until,
                (select count(*) from telling_delivery d
                    where d.receiver_id = r.receiver_id and d.state = 'WAITING') as waiting
            from telling_receiver r
            """;

    // The count is taken under a lock of the account, so that two at once do not make eleven.
    private static final String MAKE =
            """
            insert into telling_receiver
                (receiver_id, account, kind, target, occasions, language, secret, state, made_at,
                confirm_hash)
            select $1, $2, $10, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0),
                $11
            where (select count(*) from telling_receiver where account = $2) < $9
            """;

    private static final String CHANGE =
            """
            update telling_receiver r
            set target = $3, occasions = $4, language = $5,
                state = case when r.confirm_hash is not null then 'UNCONFIRMED' else $6 end,
                reason = null,
                failing_since = null, failures = 0, paused_until = null,
                due_at = (select min(d.due_at) from telling_delivery d
                    where d.receiver_id = r.receiver_id and d.state = 'WAITING')
            where receiver_id = $1 and account = $2 and kind = $7
                and (kind = 'WEBHOOK' or target = $3)
            """;

    private static final String ROTATE =
            """
            update telling_receiver
            set former_secret = secret, former_until = to_timestamp($4::bigint / 1000.0), secret = $3
            where receiver_id = $1 and account = $2 and kind = 'WEBHOOK'
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final TellingProperties settings;
    private final Confirmations confirmations;
    private final InstantSource clock;

    Receivers(
            DatabaseClient database,
            TransactionalOperator transactions,
            TellingProperties settings,
            Confirmations confirmations,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.settings = settings;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    Mono<List<Receiver>> of(String account) {
        return database.sql(COLUMNS + " where r.account = $1 order by r.made_at, r.receiver_id")
                .bind(0, account)
                .map(Receivers::receiver)
                .all()
                .collectList();
    }

    Mono<Receiver> own(UUID id, String account) {
        return database.sql(COLUMNS + " where r.receiver_id = $1 and r.account = $2")
                .bind(0, id)
                .bind(1, account)
                .map(Receivers::receiver)
                .one()
                .switchIfEmpty(Mono.error(Receivers::notFound));
    }

    /** The answer alone says the secret; a mailbox has none, and gets a mail to confirm it. */
    Mono<Receiver> make(Wish wish, String account) {
        Wish.Sound sound = wish.sound(settings.innerAddresses());
        boolean mail = sound.kind() == Addressee.Kind.MAIL;
        if (mail && !confirmations.mailIsOn()) {
            throw FaultsException.of(422, Fault.at("/email", "RECEIVER_MAIL_OFF"));
        }
        UUID id = UUID.randomUUID();
        String secret = mail ? "" : WebhookSecret.fresh().text();
        Confirmations.Asked asked = confirmations.asked();
        Mono<Receiver> made =
                database.sql("select pg_advisory_xact_lock(hashtext('telling'), hashtext($1))")
                        .bind(0, account)
                        .then()
                        .then(Mono.defer(() -> insert(id, account, sound, secret, asked)))
                        .flatMap(rows -> rows == 0 ? Mono.error(tooMany()) : own(id, account))
                        .delayUntil(
                                _ ->
                                        mail
                                                ? confirmations.ask(
                                                        id, account, sound.target(), asked)
                                                : Mono.empty());
        return transactions.transactional(made).map(one -> mail ? one : one.withSecret(secret));
    }

    private Mono<Long> insert(
            UUID id, String account, Wish.Sound sound, String secret, Confirmations.Asked asked) {
        boolean mail = sound.kind() == Addressee.Kind.MAIL;
        var insert =
                database.sql(MAKE)
                        .bind(0, id)
                        .bind(1, account)
                        .bind(2, sound.target())
                        .bind(3, sound.events().toArray(String[]::new))
                        .bind(4, sound.language().name())
                        .bind(5, secret)
                        .bind(6, mail ? "UNCONFIRMED" : sound.on() ? "ON" : "OFF")
                        .bind(7, clock.instant().toEpochMilli())
                        .bind(8, OF_ACCOUNT_MAX)
                        .bind(9, sound.kind().name());
        return (mail ? insert.bind(10, asked.hash()) : insert.bindNull(10, ByteBuffer.class))
                .fetch()
                .rowsUpdated();
    }

    /** What the gate had disabled is called again. */
    Mono<Receiver> change(UUID id, Wish wish, String account) {
        Wish.Sound sound = wish.sound(settings.innerAddresses());
        return database.sql(CHANGE)
                .bind(0, id)
                .bind(1, account)
                .bind(2, sound.target())
                .bind(3, sound.events().toArray(String[]::new))
                .bind(4, sound.language().name())
                .bind(5, sound.on() ? "ON" : "OFF")
                .bind(6, sound.kind().name())
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows ->
                                own(id, account)
                                        .flatMap(
                                                one ->
                                                        rows > 0
                                                                ? Mono.just(one)
                                                                : Mono.error(fixed())));
    }

    /** A new secret; the one before signs beside it for a while. */
    Mono<Receiver> rotate(UUID id, String account) {
        WebhookSecret secret = WebhookSecret.fresh();
        Instant until = clock.instant().plus(settings.formerSecretKept());
        return database.sql(ROTATE)
                .bind(0, id)
                .bind(1, account)
                .bind(2, secret.text())
                .bind(3, until.toEpochMilli())
                .then()
                .then(own(id, account))
                .map(r -> r.withSecret(secret.text()));
    }

    Mono<Void> remove(UUID id, String account) {
        return database.sql("delete from telling_receiver where receiver_id = $1 and account = $2")
                .bind(0, id)
                .bind(1, account)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 0 ? Mono.error(notFound()) : Mono.empty());
    }

    /** Also the answer to somebody else's: whether it exists is not theirs to know. */
    static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "RECEIVER_NOT_FOUND"));
    }

    private static FaultsException fixed() {
        return FaultsException.of(422, Fault.at("/email", "RECEIVER_MAIL_FIXED"));
    }

    private static FaultsException tooMany() {
        return FaultsException.of(
                409, Fault.at("", "RECEIVERS_TOO_MANY", Map.of("max", OF_ACCOUNT_MAX)));
    }

    private static Receiver receiver(Readable row) {
        Addressee.Kind kind = Addressee.Kind.valueOf(there(row, "kind", String.class));
        boolean mail = kind == Addressee.Kind.MAIL;
        String target = there(row, "target", String.class);
        return new Receiver(
                there(row, "receiver_id", UUID.class),
                kind,
                mail ? null : target,
                mail ? target : null,
                List.of(there(row, "occasions", String[].class)),
                Language.valueOf(there(row, "language", String.class)).tag(),
                there(row, "state", String.class),
                row.get("reason", String.class),
                row.get("failing_since", Instant.class),
                there(row, "waiting", Long.class),
                there(row, "made_at", Instant.class),
                null,
                row.get("former_until", Instant.class));
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
