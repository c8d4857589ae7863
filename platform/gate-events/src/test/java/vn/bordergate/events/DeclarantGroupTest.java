package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarantGroupTest {

    @Test
    void aDeclarantIsAlwaysInTheSameGroupWhateverItCallsItself() {
        Declarant one = new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty A");
        Declarant renamed = new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "A Co.");

        assertThat(DeclarantGroup.of(one)).isEqualTo(DeclarantGroup.of(renamed)).isEqualTo(KNOWN);
    }

    @Test
    void firmsSpreadOverAllGroups() {
        Map<Integer, Integer> firms = new HashMap<>();
        for (int i = 0; i < 1_600; i++) {
            String number = "%012d".formatted(i);
            firms.merge(
                    DeclarantGroup.of(new Declarant(IdentityScheme.VN_CITIZEN_ID, number, "?")),
                    1,
                    Integer::sum);
        }

        assertThat(firms).hasSize(DeclarantGroup.COUNT);
        assertThat(firms.values()).allMatch(count -> count > 60 && count < 140);
    }

    /** Written down: if it ever changed, the groups of before would mean other firms. */
    private static final int KNOWN = 13;
}
