package vn.bordergate.ingest.telling;

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
    private static final int RANDOM_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** By the way on which every message goes, in the caller's transaction. */
    Mono<Void> ask(UUID receiver, String account, Asked asked) {
        Instant now = clock.instant();
        String address = ingest + "/notification-mailboxes/" + asked.token();
        Outbox.Message message =
                new Outbox.Message(
                        UUID.randomUUID(),
                        account,
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
