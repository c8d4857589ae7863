package vn.bordergate.ingest.sensing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.events.reference.Device;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.JournalEntry;

/**
 * A sound reading on its way in, with everything that its transaction will write.
 *
 * @param clockOffMillis how far the device's clock is ahead of the gate's
 */
record Arrived(
        Key key,
        Said said,
        String hash,
        ReadingReceipt receipt,
        long clockOffMillis,
        JournalEntry entry,
        int valueBytes)
        implements Door.Entrant {

    /**
     * A reading that says that it is older was taken before the device's clock was set; believed,
     * it would be of another passage.
     */
    static final Duration LATE_MAX = Duration.ofDays(3);

    /** What makes two readings one. */
    record Key(String device, long number) {}

    @Override
    public Object id() {
        return key;
    }

    static Arrived of(Device device, Said said, Instant now, EventJson json) {
        // PostgreSQL keeps microseconds; an answer must not change by being stored.
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        Instant shown = sent(said);
        Duration off = Duration.between(receivedAt, shown);
        boolean wrong =
                off.abs().compareTo(Duration.ofSeconds(device.clockOffSecondsMax())) > 0
                        || said.takenAt().isBefore(receivedAt.minus(LATE_MAX));
        Instant taken = said.takenAt().truncatedTo(ChronoUnit.MILLIS);
        Instant at = wrong || taken.isAfter(receivedAt) ? receivedAt : taken;
        JournalEntry entry =
                json.entry(
                        new ReadingTaken(
                                device.code(),
                                said.number(),
                                device.gate(),
                                said.kind(),
                                device.place(),
                                device.lane(),
                                said.plate(),
                                said.plate() == null ? null : said.confidence(),
                                said.massKg(),
                                said.takenAt(),
                                wrong,
                                at));
        return new Arrived(
                new Key(device.code(), said.number()),
                said,
                said.hash(),
                new ReadingReceipt(
                        device.code(), said.number(), at, wrong, receivedAt, said.remarks()),
                off.toMillis(),
                entry,
                entry.value().getBytes(StandardCharsets.UTF_8).length);
    }

    /** What the device's clock showed when it sent: without a word of its own, when it saw. */
    private static Instant sent(Said said) {
        @Nullable Instant sent = said.sentAt();
        return sent == null ? said.takenAt() : sent;
    }
}
