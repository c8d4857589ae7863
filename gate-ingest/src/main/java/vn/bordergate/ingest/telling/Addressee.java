package vn.bordergate.ingest.telling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receiver that has its turn.
 *
 * @param account whose it is
 * @param slow whether its last call was slow or failed
 * @param failures in a row before this turn
 */
record Addressee(
        UUID receiverId,
        String account,
        Kind kind,
        String target,
        String secret,
        @Nullable String formerSecret,
        @Nullable Instant formerUntil,
        boolean slow,
        int failures) {

    /** How it is told. */
    enum Kind {
        WEBHOOK,
        MAIL
    }

    /** Those that sign now; two while receivers change from one to the other. */
    List<WebhookSecret> secrets(Instant now) {
        return formerSecret != null && formerUntil != null && now.isBefore(formerUntil)
                ? List.of(new WebhookSecret(secret), new WebhookSecret(formerSecret))
                : List.of(new WebhookSecret(secret));
    }
}
