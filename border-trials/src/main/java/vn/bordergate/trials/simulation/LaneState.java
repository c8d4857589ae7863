package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Lane;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.DrawnVehicle;

/** A lane while a day is played, with those who were called to it in the order of their calls. */
final class LaneState {

    final String id;
    final Direction direction;
    private final Duration serviceMean;
    private final Duration approach;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private final Deque<UnderWay> atBarrier = new ArrayDeque<>();
    private @Nullable Instant busyUntil;
    private Duration busy = Duration.ZERO;
    private Instant lastEnd = Instant.MIN;

    LaneState(String id, Direction direction, Duration serviceMean, Duration approach) {
        this.id = id;
        this.direction = direction;
        this.serviceMean = serviceMean;
        this.approach = approach;
    }

    private record UnderWay(DrawnVehicle vehicle, Instant there) {}

    /** As the dispatch function sees it. */
    Lane seen(boolean open) {
        return new Lane(
                id,
                direction,
                Lane.Accepts.EVERYTHING,
                open,
                serviceMean,
                approach,
                atBarrier.size(),
                underWay.size(),
                busyUntil != null);
    }

    boolean isIdle() {
        return busyUntil == null && underWay.isEmpty() && atBarrier.isEmpty();
    }

    boolean isFree() {
        return busyUntil == null;
    }

    boolean hasCalled() {
        return !underWay.isEmpty() || !atBarrier.isEmpty();
    }

    /** Takes the call; tells when the vehicle has come from the yard. */
    Instant call(DrawnVehicle vehicle, Instant now) {
        Instant there = now.plus(approach);
        underWay.add(new UnderWay(vehicle, there));
        return there;
    }

    void driveUp() {
        atBarrier.add(underWay.remove());
    }

    void endService(Instant now) {
        if (busyUntil != null && !busyUntil.isAfter(now)) {
            busyUntil = null;
        }
    }

    /** Takes the next at the barrier if it has come; who was taken, or null. */
    @Nullable DrawnVehicle take(Instant now) {
        UnderWay next = atBarrier.peek();
        if (busyUntil != null || next == null || next.there.isAfter(now)) {
            return null;
        }
        atBarrier.remove();
        lastEnd = now.plus(next.vehicle.onLane());
        busyUntil = lastEnd;
        busy = busy.plus(next.vehicle.onLane());
        return next.vehicle;
    }

    Instant lastEnd() {
        return lastEnd;
    }

    Duration busy() {
        return busy;
    }
}
