package vn.bordergate.clearance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.RandomDraw;
import vn.bordergate.events.DeclarationId;

/** The lot of the day: even, repeatable with its seed, and unknown without. */
class RandomChecksTest {

    private static final byte[] SEED =
            "a secret of thirty-two bytes....".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER =
            "a secret of thirty-two bytes...!".getBytes(StandardCharsets.US_ASCII);
    private static final DeclarationId ID =
            DeclarationId.of("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e");

    @Test
    void whoeverKnowsTheSeedDrawsTheSameLot() {
        assertThat(RandomChecks.lot(SEED, ID)).isEqualTo(RandomChecks.lot(SEED, ID));
        assertThat(RandomChecks.lot(OTHER, ID)).isNotEqualTo(RandomChecks.lot(SEED, ID));
    }

    @Test
    void oneInAHundredIsDrawnAtAShareOfOnePercent() {
        var random = new Random(7);
        int drawn = 0;
        for (int i = 0; i < 100_000; i++) {
            var id = new DeclarationId(new UUID(random.nextLong(), random.nextLong()));
            drawn += RandomChecks.lot(SEED, id) < 10_000 ? 1 : 0;
        }
        assertThat(drawn).isBetween(900, 1_100);
    }

    @Test
    void aLotHitsBelowTheShareAndNotAtIt() {
        LocalDate day = LocalDate.parse("2026-11-20");
        assertThat(new RandomDraw(day, 9_999, 10_000).hits()).isTrue();
        assertThat(new RandomDraw(day, 10_000, 10_000).hits()).isFalse();
        assertThat(new RandomDraw(day, 0, 0).hits()).isFalse();
    }
}
