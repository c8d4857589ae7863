package vn.bordergate.clearance.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.KnownStates.Known;

class KnownStatesTest {

    private static final String GOODS =
            """
            "standing":{"version":3,"generation":1,"consignment":{"gate":"KIM-THANH",
             "direction":"EXPORT","tradeType":"EXPORT","lodgedOn":"2026-11-20","lines":[]},
             "channel":"RED","ruling":{"table":"channel","version":"2026-11","rows":["CH-001"]},
             "declinedGeneration":0,"withdrawalDeclined":false}""";

    private final FileJson json = new FileJson();
    private final Declaration waiting =
            json.state("{\"is\":\"checks\",%s,\"open\":[],\"done\":[]}".formatted(GOODS));
    private final Declaration cleared =
            json.state(
                    "{\"is\":\"cleared\",%s,\"done\":[],\"clearedAt\":\"2026-11-20T03:00:00Z\"}"
                            .formatted(GOODS));
    private final KnownStates states = new KnownStates();

    @Test
    void aStateIsKnownAgainByItsVersionAndTheChecksumOfWhatWasWritten() {
        byte[] written = "Sầu riêng".getBytes(StandardCharsets.UTF_8);
        var checksum = new CRC32C();
        checksum.update(written);
        states.keep(id(1), waiting, written);

        assertThat(known(1)).isEqualTo(new Known(3, checksum.getValue(), waiting));
        assertThat(known(2)).isEqualTo(Known.NOTHING);
    }

    @Test
    void whatHasLeftTheDeskIsForgotten() {
        states.keep(id(1), waiting, new byte[1]);
        states.keep(id(1), cleared, new byte[1]);
        assertThat(known(1)).isEqualTo(Known.NOTHING);
    }

    @Test
    void aLargeStateIsNotKept() {
        states.keep(id(1), waiting, new byte[KnownStates.STATE_BYTES_MAX]);
        assertThat(known(1)).isNotEqualTo(Known.NOTHING);
        states.keep(id(1), waiting, new byte[KnownStates.STATE_BYTES_MAX + 1]);
        assertThat(known(1)).isEqualTo(Known.NOTHING);
    }

    @Test
    void theOneThatWasNotAskedForLongestMakesRoom() {
        for (int i = 0; i < KnownStates.STATES_MAX; i++) {
            states.keep(id(i), waiting, new byte[1]);
        }
        assertThat(known(0)).isNotEqualTo(Known.NOTHING);
        states.keep(id(KnownStates.STATES_MAX), waiting, new byte[1]);

        assertThat(known(1)).isEqualTo(Known.NOTHING);
        assertThat(known(0)).isNotEqualTo(Known.NOTHING);
    }

    private Known known(int number) {
        return states.of(List.of(id(number))).values().iterator().next();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
