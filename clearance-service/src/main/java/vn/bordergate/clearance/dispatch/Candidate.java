package vn.bordergate.clearance.dispatch;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.Intervention.HoldBack;
import vn.bordergate.clearance.dispatch.Intervention.ToBack;
import vn.bordergate.clearance.dispatch.Intervention.ToFront;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;

/** A vehicle while one decision is made. */
final class Candidate {

    /** Who is before whom, as {@link #compare} says. */
    static final Comparator<Candidate> IN_ORDER = Candidate::compare;

    final Vehicle vehicle;
    final @Nullable Intervention intervention;
    final @Nullable HeadStart headStart;
    final long ready;
    private final int rank;
    private final long ahead;
    private final long countsFrom;
    int overtaken;
    boolean called;

    /** Whether any open lane takes it. */
    boolean hasLane;

    Candidate(Vehicle vehicle, @Nullable Intervention intervention, @Nullable HeadStart headStart) {
        this.vehicle = vehicle;
        this.intervention = intervention;
        this.headStart = headStart;
        ready = vehicle.readyAt().toEpochMilli();
        rank =
                switch (intervention) {
                    case ToFront _ -> 0;
                    case ToBack _ -> 2;
                    case HoldBack _ -> 1;
                    case null -> 1;
                };
        ahead = headStart == null ? 0 : headStart.by().toMillis();
        countsFrom = vehicle.placeAt().toEpochMilli() - ahead;
        overtaken = vehicle.overtaken();
    }

    /** Among equals the ticket decides, so that no order is left to chance. */
    private static int compare(Candidate a, Candidate b) {
        int order = Integer.compare(a.rank, b.rank);
        if (order == 0) {
            order = Long.compare(a.countsFrom, b.countsFrom);
        }
        if (order == 0) {
            order = Long.compare(a.ready, b.ready);
        }
        if (order == 0) {
            order = a.vehicle.arrivedAt().compareTo(b.vehicle.arrivedAt());
        }
        return order == 0 ? a.vehicle.ticket().compareTo(b.vehicle.ticket()) : order;
    }

    /** What keeps it from being called to any lane, whatever the lanes are. */
    @Nullable Obstacle obstacle(Instant now) {
        if (vehicle.held()) {
            return Obstacle.HELD;
        }
        if (intervention instanceof HoldBack) {
            return Obstacle.HELD_BY_OFFICER;
        }
        return vehicle.readyAt().isAfter(now) ? Obstacle.NOT_READY : null;
    }

    /**
     * The rule by which this one goes before one that was ready earlier. Without an officer and
     * without a head start that suffices, the other's place was put back by the share of its firm.
     */
    String ruleBefore(Candidate other, PublishedOrder order) {
        if (rank != other.rank) {
            return order.moved().id();
        }
        HeadStart own = headStart;
        return own != null && ready - ahead < other.ready - other.ahead
                ? own.rule().id()
                : order.firmShare().rule().id();
    }

    /**
     * The rule that gives it its place.
     *
     * @param favouredBehind whether somebody with a longer head start comes after it
     */
    String ruleOfPlace(PublishedOrder order, boolean favouredBehind) {
        if (rank != 1) {
            return order.moved().id();
        }
        if (favouredBehind) {
            return order.ageing().id();
        }
        if (headStart != null) {
            return headStart.rule().id();
        }
        return vehicle.placeAt().isAfter(vehicle.readyAt())
                ? order.firmShare().rule().id()
                : order.inOrder().id();
    }

    boolean isFavouredOver(Candidate other) {
        return ahead > other.ahead;
    }
}
