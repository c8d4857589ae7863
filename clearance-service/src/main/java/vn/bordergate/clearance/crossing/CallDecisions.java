package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import vn.bordergate.clearance.crossing.Crossing.AtBarrier;
import vn.bordergate.clearance.crossing.Crossing.Called;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.Crossing.UnderWay;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.CrossingEvent.CallRevoked;
import vn.bordergate.clearance.crossing.CrossingEvent.CrossingClosed;
import vn.bordergate.clearance.crossing.CrossingEvent.DidNotCome;
import vn.bordergate.clearance.crossing.CrossingEvent.LaneCalled;

/** Readiness, and calls that follow from it. */
final class CallDecisions {

    private CallDecisions() {}

    static List<CrossingEvent> reassessed(InYard s, Reassess c, Findings findings) {
        return assessed(s, findings, c.at());
    }

    /** Whoever is under way and may not go on any more loses the call, and keeps the place. */
    static List<CrossingEvent> reassessed(UnderWay s, Reassess c, Findings findings) {
        return stopped(s, assessed(s, findings, c.at()), findings, c.at());
    }

    private static List<CrossingEvent> assessed(Placed s, Findings findings, Instant at) {
        List<Lack> lacking = Assessment.lacking(s.standing(), findings.assessed());
        return Assessment.changed(
                s.standing(), s.place(), lacking, findings.assessed().cargo(), at);
    }

    private static List<CrossingEvent> stopped(
            UnderWay s, List<CrossingEvent> changed, Findings findings, Instant at) {
        List<Lack> lacking = Assessment.lacking(s.standing(), findings.assessed());
        return lacking.isEmpty()
                ? changed
                : Assessment.both(changed, revoked(s, lacking.getFirst().name(), at));
    }

    /** The end of a call, and a person's business where it stood at the barrier already. */
    static List<CrossingEvent> revoked(UnderWay s, String code, Instant at) {
        List<CrossingEvent> revoked = List.of(new CallRevoked(code, false, at));
        return s instanceof AtBarrier
                ? Assessment.both(revoked, YardDecisions.drawn(s, Attention.STOPPED_AT_BARRIER, at))
                : revoked;
    }

    static List<CrossingEvent> called(InYard s, Call c, Findings findings) {
        return Assessment.lacking(s.standing(), findings.assessed()).isEmpty()
                        && s.place().readyAt() != null
                ? List.of(new LaneCalled(c.call(), c.at()))
                : Answers.declined(DeclineReason.NOT_READY, c.at());
    }

    static List<CrossingEvent> revoked(Called s, RevokeCall c) {
        return revoked(s, c.code(), c.at());
    }

    /** What has gone through a barrier goes on; a lane that closed behind it is none of its. */
    static List<CrossingEvent> revoked(AtBarrier s, RevokeCall c) {
        return s.through() ? List.of() : revoked(s, c.code(), c.at());
    }

    static List<CrossingEvent> overdue(Called s, Overdue c) {
        if (c.at().isBefore(s.call().comeBy())) {
            return List.of();
        }
        return s.place().missedCalls() + 1 < c.callsMax()
                ? List.of(new CallRevoked("NOT_COME", true, c.at()))
                : List.of(new DidNotCome(c.at()));
    }

    static List<CrossingEvent> overdue(Crossed s, Overdue c) {
        return c.at().isBefore(Deadlines.closedAt(s))
                ? List.of()
                : List.of(new CrossingClosed(c.at()));
    }
}
