package vn.bordergate.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayClockTest {

    private static final Instant FROM = Instant.parse("2026-11-21T20:00:00Z");

    @Test
    void itStandsUntilItBeginsAndThenRunsFast() {
        DayClock clock = DayClock.waitingAt(FROM, 600);
        assertThat(clock.instant()).isEqualTo(FROM);
        long before = System.nanoTime();
        clock.begin();
        Instant first = clock.instant();
        while (clock.instant().equals(first)) {
            Thread.onSpinWait();
        }
        Duration shown = Duration.between(FROM, clock.instant());
        Duration real = Duration.ofNanos(System.nanoTime() - before);
        assertThat(shown).isPositive().isLessThanOrEqualTo(real.multipliedBy(600));
    }

    @Test
    void itRunsTheSameInEveryZone() {
        DayClock clock = DayClock.waitingAt(FROM, 60);
        var there = clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
        clock.begin();
        assertThat(there.instant()).isAfter(FROM);
    }
}
