package vn.bordergate.ingest.telling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.firm.FirmNumber;

/**
 * A message on its way to a receiver.
 *
 * @param firm of which it tells; null where it tells of none
 * @param priced whether it tells prices
 * @param subject of a mail; a webhook has none
 * @param body as it is sent
 * @param attempts made before
 */
record Letter(
        long deliveryId,
        UUID messageId,
        @Nullable FirmNumber firm,
        boolean priced,
        String subject,
        String body,
        int attempts) {

    /** The header {@code webhook-id}: the same however often it is sent. */
    String id() {
        return "msg_" + messageId;
    }
}
