package vn.bordergate.ingest.telling;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.journal.EventJson;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Asks whoever reads a mailbox whether they want what somebody ordered for it. */
final class Confirmations {

    static final Duration VALID = Duration.ofDays(1);

    /** Mailboxes that one account may have asked in an hour. */
    static final int OF_ACCOUNT_MAX = 10;

    /** How often one mailbox is asked in an hour, whoever orders it. */
    static final int OF_MAILBOX_MAX = 3;

    private static final Duration COUNTED_FOR = Duration.ofHours(1);
    private static final int RANDOM_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    // The caller has the lock of the account; of a mailbox two accounts may ask at once.
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('mailbox'), hashtext($1))";

    private static final String COUNT =
            """
            select count(*) filter (where account = $1), count(*) filter (where mailbox = $2),
                ceil(extract(epoch from min(at) filter (where account = $1)))::bigint,
                ceil(extract(epoch from min(at) filter (where mailbox = $2)))::bigint
            from mailbox_asked
            where at > to_timestamp($3::bigint / 1000.0) and (account = $1 or mailbox = $2)
            """;

    private static final String NOTE =
            """
            insert into mailbox_asked (account, mailbox, at)
            values ($1, $2, to_timestamp($3::bigint / 1000.0))
            """;

    private static final String CONFIRM =
            """
            update telling_receiver set state = 'ON', confirm_hash = null
            where confirm_hash = $1 and state = 'UNCONFIRMED'
                and made_at > to_timestamp($2::bigint / 1000.0)
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final EventJson json;
    private final URI ingest;
    private final boolean mailIsOn;
    private final InstantSource clock;

    Confirmations(
            DatabaseClient database,
            Outbox outbox,
            EventJson json,
            URI ingest,
            boolean mailIsOn,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.ingest = ingest;
        this.mailIsOn = mailIsOn;
        this.clock = clock;
    }

    /** What is asked: the mail alone says the token. */
    record Asked(String token) {
        ByteBuffer hash() {
            return Confirmations.hash(token);
        }

        @Override
        public String toString() {
            return "Asked[***]";
        }
    }

    boolean mailIsOn() {
        return mailIsOn;
    }

    Asked asked() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new Asked(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * By the way on which every message goes, in the caller's transaction; 429 for whoever has
     * asked too many, and for a mailbox that was asked too often: its reader may want none of it.
     */
    Mono<Void> ask(UUID receiver, String account, String mailbox, Asked asked) {
        Instant now = clock.instant();
        String one = mailbox.toLowerCase(Locale.ROOT);
        return database.sql(LOCK)
                .bind(0, one)
                .then()
                .then(Mono.defer(() -> requireFew(account, one, now)))
                .then(Mono.defer(() -> note(account, one, now)))
                .then(Mono.defer(() -> send(receiver, account, asked, now)));
    }

    private Mono<Void> requireFew(String account, String mailbox, Instant now) {
        return database.sql(COUNT)
                .bind(0, account)
                .bind(1, mailbox)
                .bind(2, now.minus(COUNTED_FOR).toEpochMilli())
                .map(
                        row -> {
                            require(row, 0, OF_ACCOUNT_MAX, "CONFIRMATIONS_TOO_MANY", now);
                            require(row, 1, OF_MAILBOX_MAX, "MAILBOX_ASKED_OFTEN", now);
                            return true;
                        })
                .one()
                .then();
    }

    private static void require(Readable row, int which, int most, String code, Instant now) {
        Long count = row.get(which, Long.class);
        Long first = row.get(which + 2, Long.class);
        if (count == null || first == null || count < most) {
            return;
        }
        Duration wait = COUNTED_FOR.plusSeconds(first - now.getEpochSecond());
        throw new FaultsException(
                429, List.of(Fault.at("/email", code, Map.of("max", most))), wait);
    }

    private Mono<Void> note(String account, String mailbox, Instant now) {
        return database.sql(NOTE)
                .bind(0, account)
                .bind(1, mailbox)
                .bind(2, now.toEpochMilli())
                .then();
    }

    private Mono<Void> send(UUID receiver, String account, Asked asked, Instant now) {
        String address = ingest + "/notification-mailboxes/" + asked.token();
        Outbox.Message message =
                new Outbox.Message(
                        UUID.randomUUID(),
                        account,
                        null,
                        Occasion.CONFIRM,
                        json.write(Map.of("address", address)),
                        now,
                        List.of(receiver));
        return outbox.put(List.of(message), now);
    }

    /** From now on the mailbox is told. */
    Mono<Void> confirm(String token) {
        return database.sql(CONFIRM)
                .bind(0, hash(token))
                .bind(1, clock.instant().minus(VALID).toEpochMilli())
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows ->
                                rows > 0
                                        ? Mono.empty()
                                        : Mono.error(
                                                FaultsException.of(
                                                        404,
                                                        Fault.at("", "CONFIRMATION_UNKNOWN"))));
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
