package vn.bordergate.clearance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActsTest {

    /** Approved: under another id nobody would find what was done to a register before. */
    @ParameterizedTest
    @CsvSource({
        "rules/channel,fb3bc954-95d1-3744-a407-376263f50fea",
        "rules/checks,1d5aa663-b673-396c-9aee-9d90051af076"
    })
    void aRegistersIdIsTheSameForEver(String register, UUID id) {
        assertThat(Acts.idOf(register)).isEqualTo(id);
    }
}
