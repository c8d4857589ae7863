package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {

    private static final long EACH = 1000;

    @ParameterizedTest
    @ValueSource(longs = {0, 123_456_789, Long.MAX_VALUE - 500, Long.MIN_VALUE})
    void aBurstIsThereAtOnceAndThenOneAfterTheOther(long now) {
        Allowance allowance = new Allowance(now);
        for (int i = 0; i < 5; i++) {
            assertThat(allowance.take(now, EACH, 5)).isZero();
        }
        assertThat(allowance.take(now, EACH, 5)).isEqualTo(EACH);
        assertThat(allowance.take(now + EACH - 1, EACH, 5)).isEqualTo(1);
        assertThat(allowance.take(now + EACH, EACH, 5)).isZero();
        assertThat(allowance.take(now + EACH, EACH, 5)).isEqualTo(EACH);
    }

    @Test
    void aPauseEarnsABurstAndNoMore() {
        Allowance allowance = new Allowance(0);
        long later = 1_000 * EACH;
        int taken = 0;
        while (allowance.take(later, EACH, 5) == 0) {
            taken++;
        }
        assertThat(taken).isEqualTo(5);
    }

    @Test
    void ofManyThreadsTogetherNoMoreGetThrough() throws Exception {
        Allowance allowance = new Allowance(0);
        Callable<Integer> taker =
                () -> {
                    int taken = 0;
                    for (int i = 0; i < 1000; i++) {
                        taken += allowance.take(0, EACH, 777) == 0 ? 1 : 0;
                    }
                    return taken;
                };
        int all = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var part : pool.invokeAll(IntStream.range(0, 4).mapToObj(_ -> taker).toList())) {
                all += part.get();
            }
        }
        assertThat(all).isEqualTo(777);
    }
}
