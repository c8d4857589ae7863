package vn.bordergate.ingest.telling;

import java.util.UUID;

/**
 * A message on its way to a receiver.
 *
 * @param subject of a mail; a webhook has none
 * @param body as it is sent
 * @param attempts made before
 */
record Letter(long deliveryId, UUID messageId, String subject, String body, int attempts) {

    /** The header {@code webhook-id}: the same however often it is sent. */
    String id() {
        return "msg_" + messageId;
    }
}
