package vn.bordergate.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import vn.bordergate.local.Screen;

/** How far the demo is: a bar that moves on a terminal, a plain line now and then elsewhere. */
final class Progress {

    private static final int BAR_WIDTH = 24;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Screen screen;
    private final long rows;
    private final InstantSource clock;
    private final Instant begin;
    private Instant lastLine;
    private long lodged;
    private long cleared;
    private long counted;

    Progress(Screen screen, long rows, InstantSource clock) {
        this.screen = screen;
        this.rows = rows;
        this.clock = clock;
        this.begin = clock.instant();
        this.lastLine = begin;
    }

    synchronized void lodged(long lodgedNow) {
        lodged = lodgedNow;
        show();
    }

    synchronized void counted(long countedNow, long clearedNow) {
        counted = countedNow;
        cleared = clearedNow;
        show();
    }

    synchronized void end() {
        screen.say("  " + line(clock.instant()));
    }

    private void show() {
        Instant now = clock.instant();
        if (screen.isTerminal()) {
            screen.status(bar() + " " + line(now));
        } else if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            screen.say("  " + line(now));
        }
    }

    private String bar() {
        int done = rows == 0 ? BAR_WIDTH : (int) (Math.min(lodged, rows) * BAR_WIDTH / rows);
        return "[" + "█".repeat(done) + "·".repeat(BAR_WIDTH - done) + "]";
    }

    private String line(Instant now) {
        double seconds = Math.max(0.001, Duration.between(begin, now).toMillis() / 1000.0);
        double rate = lodged / seconds;
        String left = "";
        if (lodged < rows && rate > 0) {
            left = ", %d s left".formatted(Math.round((rows - lodged) / rate));
        }
        return "%,d of %,d lodged, %,d counted, %,d cleared, %.0f s (%,.0f/s)%s"
                .formatted(lodged, rows, counted, cleared, seconds, rate, left);
    }
}
