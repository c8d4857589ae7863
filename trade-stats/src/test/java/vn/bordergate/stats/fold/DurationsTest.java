package vn.bordergate.stats.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 59, 60, 61, 3_599, 3_600, 86_400, 2_592_000, 31_622_400})
    void aDurationIsToldFromItsBucketWithinTwoPerCent(long seconds) {
        double told = Durations.seconds(Durations.bucket(Duration.ofSeconds(seconds)));

        assertThat(told).isCloseTo(seconds, within(seconds * Durations.ERROR_MAX * 1.000001));
    }

    @Test
    void whatTookNoTimeOrLessIsToldAsNone() {
        assertThat(Durations.bucket(Duration.ofSeconds(-5))).isZero();
        assertThat(Durations.bucket(Duration.ofSeconds(1))).isZero();
        assertThat(Durations.bucket(Duration.ofSeconds(2))).isPositive();
        assertThat(Durations.seconds(0)).isZero();
    }

    @Test
    void longerThanAYearIsToldAsAYear() {
        assertThat(Durations.bucket(Duration.ofDays(400)))
                .isEqualTo(Durations.bucket(Duration.ofDays(366)));
    }

    @Test
    void percentilesOfCountsAddedUpAreWithinTwoPerCentOfTheTrueOnes() {
        Random random = new Random(20_261_122);
        long[] seconds = new long[10_000];
        long[] buckets = new long[1_000];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = 60 + (long) (7_200 * -Math.log(1 - random.nextDouble()));
            buckets[Durations.bucket(Duration.ofSeconds(seconds[i]))]++;
        }
        Arrays.sort(seconds);

        for (double share : new double[] {0.5, 0.9, 0.99}) {
            long exact = seconds[(int) Math.ceil(share * seconds.length) - 1];
            long seen = 0;
            int bucket = 0;
            while (seen + buckets[bucket] < Math.ceil(share * seconds.length)) {
                seen += buckets[bucket++];
            }
            assertThat(Durations.seconds(bucket))
                    .isCloseTo(exact, within(exact * Durations.ERROR_MAX * 1.000001));
        }
    }
}
