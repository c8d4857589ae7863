package vn.bordergate.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.ingest.door.Slots.Answer.ACCOUNT_FULL;
import static vn.bordergate.ingest.door.Slots.Answer.ALL_FULL;
import static vn.bordergate.ingest.door.Slots.Answer.TAKEN;

import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(3, 2);

    @Test
    void anAccountHasItsShareAndNoMore() {
        assertThat(slots.take("a")).isEqualTo(TAKEN);
        assertThat(slots.take("a")).isEqualTo(TAKEN);
        assertThat(slots.take("a")).isEqualTo(ACCOUNT_FULL);
        slots.giveBack("a");
        assertThat(slots.take("a")).isEqualTo(TAKEN);
    }

    @Test
    void allTogetherHaveWhatThereIs() {
        for (String account : new String[] {"a", "b", "c"}) {
            assertThat(slots.take(account)).isEqualTo(TAKEN);
        }
        assertThat(slots.take("d")).isEqualTo(ALL_FULL);
        slots.giveBack("b");
        assertThat(slots.take("d")).isEqualTo(TAKEN);
    }

    @Test
    void whoWasSentAwayHoldsNothing() {
        slots.take("a");
        slots.take("a");
        for (int i = 0; i < 10; i++) {
            assertThat(slots.take("a")).isEqualTo(ACCOUNT_FULL);
        }
        assertThat(slots.take("b")).isEqualTo(TAKEN);
    }
}
