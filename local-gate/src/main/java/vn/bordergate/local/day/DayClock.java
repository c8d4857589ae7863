package vn.bordergate.local.day;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands at a moment of the day until it begins, and then runs so many times as fast
 * as the real one.
 */
public final class DayClock extends Clock {

    public static final int SPEED_MAX = 600;

    private static final long NOT_YET = Long.MIN_VALUE;

    private final Instant from;
    private final AtomicLong begunAtNanos;
    private final int speed;
    private final ZoneId zone;

    private DayClock(Instant from, AtomicLong begunAtNanos, int speed, ZoneId zone) {
        this.from = from;
        this.begunAtNanos = begunAtNanos;
        this.speed = speed;
        this.zone = zone;
    }

    /** One that stands until it is told to begin. */
    public static DayClock waitingAt(Instant from, int speed) {
        return new DayClock(from, new AtomicLong(NOT_YET), speed, ZoneOffset.UTC);
    }

    public void begin() {
        begunAtNanos.compareAndSet(NOT_YET, System.nanoTime());
    }

    public int speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        long begun = begunAtNanos.get();
        return begun == NOT_YET ? from : from.plusNanos((System.nanoTime() - begun) * speed);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DayClock(from, begunAtNanos, speed, other);
    }
}
