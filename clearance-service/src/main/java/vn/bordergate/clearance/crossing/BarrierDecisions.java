package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.crossing.Crossing.Announced;
import vn.bordergate.clearance.crossing.Crossing.AtBarrier;
import vn.bordergate.clearance.crossing.Crossing.Called;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.Crossing.UnderWay;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierPassed;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierReached;
import vn.bordergate.clearance.crossing.CrossingEvent.CameIn;
import vn.bordergate.clearance.crossing.CrossingEvent.PassedUnallowed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleCrossed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;
import vn.bordergate.events.Direction;

/** At the barriers. Promise 4 stands here: no vehicle passes without a permission. */
final class BarrierDecisions {

    private BarrierDecisions() {}

    /** An import comes to the border's barrier first, which opens for whoever was announced. */
    static List<CrossingEvent> reachedUncalled(Live s, ReachBarrier c) {
        return isWayIn(s, c.barrier())
                ? List.of()
                : YardDecisions.drawn(s, Attention.AT_BARRIER_UNCALLED, c.at());
    }

    /** What was seen before it was let in is of another passage. */
    static List<CrossingEvent> reachedUncalled(InYard s, ReachBarrier c) {
        return c.at().isAfter(s.place().admittedAt()) ? reachedUncalled((Live) s, c) : List.of();
    }

    /** A reading of before the call says nothing of how it was followed. */
    static List<CrossingEvent> reached(Called s, ReachBarrier c) {
        return isWayIn(s, c.barrier()) || c.at().isBefore(s.call().calledAt())
                ? List.of()
                : arrived(s, c);
    }

    static List<CrossingEvent> reached(AtBarrier s, ReachBarrier c) {
        boolean isNext =
                s.standing().vehicle().direction() == Direction.EXPORT
                        && s.barrier() == Barrier.B2
                        && c.barrier() == Barrier.B1
                        && !c.at().isBefore(s.reachedAt());
        return isNext ? List.of(new BarrierReached(c.barrier(), c.at())) : List.of();
    }

    private static List<CrossingEvent> arrived(Called s, ReachBarrier c) {
        List<CrossingEvent> reached = List.of(new BarrierReached(c.barrier(), c.at()));
        return c.lane() == null || c.lane().equals(s.call().lane())
                ? reached
                : Assessment.both(reached, YardDecisions.drawn(s, Attention.WRONG_LANE, c.at()));
    }

    static List<CrossingEvent> passed(Announced s, PassBarrier c, Findings findings) {
        if (isWayIn(s, c.barrier())) {
            return s.standing().marks().cameInAt() == null
                    ? List.of(new CameIn(c.at()))
                    : List.of();
        }
        return judged(s, c, findings);
    }

    static List<CrossingEvent> passed(Placed s, PassBarrier c, Findings findings) {
        // What was seen before it was let in is of another passage, or of the way in.
        if (!c.at().isAfter(s.place().admittedAt())) {
            return List.of();
        }
        return isWayIn(s, c.barrier()) ? wentBack(s, c) : judged(s, c, findings);
    }

    /** The border's barrier again, after it was let into a yard: this time outward. */
    private static List<CrossingEvent> wentBack(Placed s, PassBarrier c) {
        return s.standing().load().laden()
                ? YardDecisions.drawn(s, Attention.WENT_BACK_UNASKED, c.at())
                : List.of(new VehicleReturned(null, c.at()));
    }

    /**
     * What a device saw go through is a passage exactly if nothing is lacking now; else it is an
     * alarm, and until people have decided on that, no device says anything more of the barrier. Of
     * a passage that was fetched back a repeat of its reading is no new one.
     */
    private static List<CrossingEvent> judged(Live s, PassBarrier c, Findings findings) {
        Instant back = s.standing().marks().fetchedBackAt();
        if (back != null && !c.at().isAfter(back)) {
            return List.of();
        }
        Alarm before = s.standing().marks().alarm();
        if (before != null && (before.barrier() == c.barrier() || !c.at().isAfter(before.at()))) {
            return List.of();
        }
        boolean passedBefore =
                s instanceof AtBarrier at
                        && c.barrier() == Barrier.B2
                        && (at.through() || at.barrier() == Barrier.B1)
                        && Barrier.last(s.standing().vehicle().direction()) == Barrier.B1;
        if (passedBefore) {
            return List.of();
        }
        List<String> lacking = lacking(s, c, findings);
        if (before != null) {
            lacking.add("UNDER_ALARM");
        }
        return lacking.isEmpty()
                ? List.of(gone(s, c.barrier(), c.at()))
                : List.of(
                        new PassedUnallowed(
                                new Alarm(c.barrier(), lacking, c.device(), c.at()), c.at()));
    }

    private static List<String> lacking(Live s, PassBarrier c, Findings findings) {
        List<String> codes = new ArrayList<>();
        if (!(s instanceof UnderWay way)) {
            codes.add("NOT_CALLED");
        } else if (c.at().isBefore(way.call().calledAt())) {
            codes.add("PASSED_BEFORE_CALL");
        }
        List<Lack> lacks = Assessment.lacking(s.standing(), findings.assessed());
        for (Lack lack : lacks) {
            codes.add(lack.name());
        }
        // A word that comes late: what is free now was not yet when it passed.
        for (Findings.Carried one : findings.assessed().carried()) {
            boolean later = one.freeSince() != null && c.at().isBefore(one.freeSince());
            if (later && !codes.contains(Lack.DECLARATION_NOT_CLEARED.name())) {
                codes.add(Lack.DECLARATION_NOT_CLEARED.name());
            }
        }
        return codes;
    }

    static CrossingEvent gone(Live s, Barrier barrier, Instant at) {
        return Barrier.last(s.standing().vehicle().direction()) == barrier
                ? new VehicleCrossed(barrier, at)
                : new BarrierPassed(barrier, at);
    }

    /** A vehicle that brought goods in goes home over the border. */
    static List<CrossingEvent> wentHome(Crossed s, PassBarrier c) {
        return isWayIn(s, c.barrier()) && c.at().isAfter(s.crossedAt())
                ? List.of(new VehicleReturned(null, c.at()))
                : List.of();
    }

    private static boolean isWayIn(Crossing.Known s, Barrier barrier) {
        return barrier == Barrier.B1 && s.standing().vehicle().direction() == Direction.IMPORT;
    }
}
