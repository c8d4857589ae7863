package vn.bordergate.clearance.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {

    @Test
    void nineInTenIsTheFirstBoundThatNineInTenKept() {
        Kept kept = Kept.of(List.of(part(5, 89, 0), part(15, 1, 0), part(60, 10, 4))).orElseThrow();
        assertThat(kept.done()).isEqualTo(100);
        assertThat(kept.nineInTenMinutes()).isEqualTo(15);
        assertThat(kept.inTimeShare()).isEqualByComparingTo(new BigDecimal("0.96"));

        Kept fewer = Kept.of(List.of(part(5, 89, 0), part(60, 11, 0))).orElseThrow();
        assertThat(fewer.nineInTenMinutes()).isEqualTo(60);
    }

    @Test
    void aShareIsNeverRoundedUpToAllInTime() {
        Kept kept = Kept.of(List.of(part(5, 100_000, 1))).orElseThrow();
        assertThat(kept.inTimeShare()).isLessThan(BigDecimal.ONE);
    }

    @Test
    void whatIsLateAndNotYetDoneIsNoShareBelowNothing() {
        assertThat(Kept.of(List.of(part(5, 0, 3)))).isEmpty();
        assertThat(Kept.of(List.of(part(5, 1, 3))).orElseThrow().inTimeShare())
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    private static Kept.Bucket part(int within, long done, long late) {
        return new Kept.Bucket(within, done, late, done * within);
    }
}
