package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassedOnTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void textIsKeptReadableForWhoeverLooksIntoTheTable() {
        JournalRow row =
                row("khóa".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(row.key()).isEqualTo("khóa");
        assertThat(row.value()).isEqualTo("{}");
    }

    @Test
    void bytesThatAreNoTextComeBackAsTheyWere() {
        byte[] invalid = {(byte) 0xc3, 0x28, 0, 0x1e};
        PassedOn back = PassedOn.of(row(invalid, invalid));
        assertThat(back.key()).isEqualTo(invalid);
        assertThat(back.value()).isEqualTo(invalid);
        assertThat(back.headers())
                .containsExactly(
                        new RecordHeader("odd:name\n", invalid),
                        new RecordHeader("nothing", (byte[]) null));
    }

    @Test
    void aRecordWithoutKeyAndValueComesBackWithoutThem() {
        PassedOn back = PassedOn.of(row(null, null));
        assertThat(back.key()).isNull();
        assertThat(back.value()).isNull();
    }

    @Test
    void placesAreOrderedByTransactionFirst() {
        assertThat(new Place(7, 900).isAfter(new Place(8, 1))).isFalse();
        assertThat(new Place(8, 2).isAfter(new Place(8, 1))).isTrue();
        assertThat(Place.parse("8/2")).isEqualTo(new Place(8, 2));
        assertThatThrownBy(() -> Place.parse("8")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JournalRow row(byte @Nullable [] key, byte @Nullable [] value) {
        byte[] invalid = {(byte) 0xc3, 0x28, 0, 0x1e};
        return new PassedOn(
                        "t",
                        key,
                        "type",
                        NOON,
                        value,
                        List.of(
                                new RecordHeader("odd:name\n", invalid),
                                new RecordHeader("nothing", (byte[]) null)))
                .row(Place.START);
    }
}
