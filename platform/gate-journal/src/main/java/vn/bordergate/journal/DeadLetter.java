package vn.bordergate.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** How a record looks in {@code <topic>.dead}, and how it is made whole again. */
final class DeadLetter {

    static final String TYPE = "vn.bordergate.dead-letter.v1";
    static final String REASON = "dead-reason";
    static final String CONSUMER = "dead-consumer";
    static final String TOPIC = "dead-topic";
    static final String PARTITION = "dead-partition";
    static final String OFFSET = "dead-offset";
    static final String ATTEMPTS = "dead-attempts";

    /** How long the original value was, of a record too large to be kept whole. */
    static final String TRUNCATED = "dead-truncated";

    private static final int KEY_BYTES_MAX = 64 * 1024;
    private static final long ORIGINALS_BYTES_MAX = 128 * 1024;

    static final String ORIGINAL = "original-";

    private DeadLetter() {}

    static String topicOf(String topic) {
        return topic + ".dead";
    }

    static PassedOn of(
            ConsumerRecord<byte[], byte[]> record,
            String consumer,
            String reason,
            Instant now,
            int valueBytesMax) {
        List<Header> headers = new ArrayList<>();
        headers.add(Envelope.header(Envelope.CONTENT_TYPE, "application/octet-stream"));
        headers.add(Envelope.header(REASON, reason));
        headers.add(Envelope.header(CONSUMER, consumer));
        headers.add(Envelope.header(TOPIC, record.topic()));
        headers.add(Envelope.header(PARTITION, Integer.toString(record.partition())));
        headers.add(Envelope.header(OFFSET, Long.toString(record.offset())));
        headers.add(Envelope.header(ATTEMPTS, Integer.toString(attemptsBefore(record) + 1)));
        byte @Nullable [] key = start(record.key(), KEY_BYTES_MAX);
        byte @Nullable [] value = start(record.value(), valueBytesMax);
        long originals = 0;
        for (Header header : record.headers()) {
            originals += bytes(header);
        }
        if (key != record.key() || value != record.value() || originals > ORIGINALS_BYTES_MAX) {
            headers.add(Envelope.header(TRUNCATED, Integer.toString(length(record.value()))));
        }
        if (originals <= ORIGINALS_BYTES_MAX) {
            for (Header header : record.headers()) {
                headers.add(new RecordHeader(ORIGINAL + header.key(), header.value()));
            }
        }
        return new PassedOn(topicOf(record.topic()), key, TYPE, now, value, headers);
    }

    private static long bytes(Header header) {
        byte[] value = header.value();
        return 40L + 3L * header.key().length() + (value == null ? 0 : value.length);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /**
     * A record that the broker would not take must never come into the journal: it would stop it.
     */
    private static byte @Nullable [] start(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int attemptsBefore(ConsumerRecord<byte[], byte[]> record) {
        return number(LogPeek.text(record, Envelope.SENT_AGAIN_ATTEMPTS));
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static boolean isFor(ConsumerRecord<byte[], byte[]> dead, String consumer) {
        return consumer.equals(LogPeek.text(dead, CONSUMER));
    }

    private static boolean isTruncated(ConsumerRecord<byte[], byte[]> dead) {
        return LogPeek.text(dead, TRUNCATED) != null;
    }

    /** The original, addressed to the consumer that put it aside. */
    static Optional<PassedOn> again(
            ConsumerRecord<byte[], byte[]> dead, String consumer, Instant now) {
        String topic = LogPeek.text(dead, TOPIC);
        if (topic == null || !isFor(dead, consumer) || isTruncated(dead)) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (Header header : dead.headers()) {
            String name = header.key();
            if (name.startsWith(ORIGINAL) && isTakenOver(name.substring(ORIGINAL.length()))) {
                headers.add(new RecordHeader(name.substring(ORIGINAL.length()), header.value()));
            }
        }
        headers.add(Envelope.header(Envelope.SENT_AGAIN_FOR, consumer));
        headers.add(
                Envelope.header(
                        Envelope.SENT_AGAIN_ATTEMPTS,
                        Integer.toString(number(LogPeek.text(dead, ATTEMPTS)))));
        return Optional.of(new PassedOn(topic, dead.key(), "", now, dead.value(), headers));
    }

    private static boolean isTakenOver(String name) {
        return !Envelope.OWN.contains(name)
                && !name.equals(Envelope.SENT_AGAIN_FOR)
                && !name.equals(Envelope.SENT_AGAIN_ATTEMPTS);
    }
}
