package vn.bordergate.clearance.unofficial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Enough is enough, whoever it was. */
class CoarseLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void oneAddressSendsUpToTheLimitAndNotOneMore() {
        var limit = new CoarseLimit(3, 100);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.takes("192.0.2.7", NOON.plusSeconds(i))).isTrue();
        }
        assertThat(limit.takes("192.0.2.7", NOON.plusSeconds(3))).isFalse();
    }

    @Test
    void allTogetherSendUpToTheirLimit() {
        var limit = new CoarseLimit(100, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(limit.takes("192.0.2.1", NOON)).isTrue();
        }
        assertThat(limit.takes("192.0.2.1", NOON)).isFalse();
    }

    @Test
    void whoHasSentNothingYetIsHeardHoweverMuchOthersSent() {
        var limit = new CoarseLimit(100, 5);
        for (int i = 0; i < 6; i++) {
            var unused = limit.takes("192.0.2.1", NOON);
        }
        // Of a thousand a few share the cell of the one who sent so much.
        int heard = 0;
        for (int i = 0; i < 400; i++) {
            heard += limit.takes("198.51.100." + i, NOON) ? 1 : 0;
        }
        assertThat(heard).isBetween(200, CoarseLimit.CELLS);
    }

    @Test
    void withTheNextHourItBeginsAnew() {
        var limit = new CoarseLimit(1, 1);
        assertThat(limit.takes("192.0.2.7", NOON)).isTrue();
        assertThat(limit.takes("192.0.2.7", NOON.plus(CoarseLimit.SPAN).minusMillis(1))).isFalse();
        assertThat(limit.takes("192.0.2.7", NOON.plus(CoarseLimit.SPAN))).isTrue();
    }
}
