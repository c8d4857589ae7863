package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void aRecordTooLargeForTheJournalIsKeptInPartAndSaysSo() {
        PassedOn letter =
                DeadLetter.of(
                        new ConsumerRecord<>("t", 0, 1, new byte[] {1}, new byte[5_000]),
                        "c",
                        "odd",
                        NOON,
                        2_000);
        assertThat(letter.value()).hasSize(2_000);
        assertThat(letter.headers()).anyMatch(h -> h.key().equals(DeadLetter.TRUNCATED));
        ConsumerRecord<byte[], byte[]> dead = new ConsumerRecord<>("t.dead", 0, 1, null, null);
        letter.headers().forEach(dead.headers()::add);
        assertThat(DeadLetter.again(dead, "c", NOON)).as("half a record is not sent").isEmpty();
    }

    @Test
    void headersThatAreTooLargeStayBehind() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("t", 0, 1, new byte[] {1}, new byte[] {2});
        record.headers().add("big", new byte[200_000]);
        PassedOn letter = DeadLetter.of(record, "c", "odd", NOON, 2_000);
        assertThat(letter.headers()).noneMatch(h -> h.key().startsWith(DeadLetter.ORIGINAL));
        assertThat(letter.headers()).anyMatch(h -> h.key().equals(DeadLetter.TRUNCATED));
    }
}
