package vn.bordergate.ingest.telling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as its owner sees it.
 *
 * @param email the mailbox; a webhook has a url in its place
 * @param state {@code ON}, {@code OFF} by its owner, {@code DISABLED} by the gate, or {@code
 *     UNCONFIRMED} while the reader of a mailbox has not confirmed it
 * @param reason why it was disabled: {@code FAILED_LONG} or {@code GONE}
 * @param failingSince since when nothing has arrived; null when the last message did
 * @param waiting messages that are still to be sent
 * @param secret said once, when it is made; null otherwise
 * @param formerSecretUntil until when the secret before signs too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receiver(
        UUID receiverId,
        Addressee.Kind kind,
        @Nullable String url,
        @Nullable String email,
        List<String> events,
        String language,
        String state,
        @Nullable String reason,
        @Nullable Instant failingSince,
        long waiting,
        Instant madeAt,
        @Nullable String secret,
        @Nullable Instant formerSecretUntil) {

    Receiver {
        events = List.copyOf(events);
    }

    /** As its owner knows it. */
    String target() {
        return url != null ? url : email != null ? email : "";
    }

    Receiver withSecret(String said) {
        return new Receiver(
                receiverId,
                kind,
                url,
                email,
                events,
                language,
                state,
                reason,
                failingSince,
                waiting,
                madeAt,
                said,
                formerSecretUntil);
    }
}
