package vn.bordergate.ingest.telling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When what did not arrive is sent again: soon at first, rarely later, for three days. */
final class Backoff {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(20));

    /** So long a receiver that cannot be reached is left alone at most, whatever else waits. */
    static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int DOUBLED_MAX = 7;

    private Backoff() {}

    /**
     * How long to wait after so many attempts in vain; empty when it was the last.
     *
     * @param spread from 0 to 1, so that what failed together does not come back together
     */
    static Optional<Duration> after(int attempts, double spread) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempts - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * 0.1 * spread)));
    }

    /** How long a receiver is left alone after so many failures in a row. */
    static Duration pause(int failures) {
        Duration pause = PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLED_MAX));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }
}
