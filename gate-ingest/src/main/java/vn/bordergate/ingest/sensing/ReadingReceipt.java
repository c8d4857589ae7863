package vn.bordergate.ingest.sensing;

import java.time.Instant;
import java.util.List;
import vn.bordergate.events.Remark;

/**
 * Confirmation that a reading was received; the same for every repeat.
 *
 * @param at when it was seen, as far as known
 * @param clockWrong whether {@code at} is the gate's receipt, because the device's clock is not
 *     believed
 */
record ReadingReceipt(
        String device,
        long number,
        Instant at,
        boolean clockWrong,
        Instant receivedAt,
        List<Remark> remarks) {}
