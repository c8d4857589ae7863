package vn.bordergate.clearance.crossing;

import java.util.List;
import vn.bordergate.clearance.crossing.Crossing.Announced;
import vn.bordergate.clearance.crossing.Crossing.AtBarrier;
import vn.bordergate.clearance.crossing.Crossing.Called;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.Ended;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Known;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.Crossing.NotAnnounced;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.Crossing.UnderWay;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.Amend;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.Announcers;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.Flag;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.LeaveYard;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Officers;
import vn.bordergate.clearance.crossing.CrossingCommand.Overdue;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.CrossingCommand.Readings;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.clearance.crossing.CrossingCommand.Withdraw;

/** Decides what a command does to a crossing. The switch is the transition table. */
public final class Crossings {

    private Crossings() {}

    /** The pair that is decided upon, so that the compiler finds a missing row. */
    private record Case(Crossing state, CrossingCommand command) {}

    /**
     * What follows from the command; nothing when it is a repeat.
     *
     * @throws ImpossibleHistory when the command cannot follow what was heard before
     */
    public static List<CrossingEvent> decide(
            Crossing state, CrossingCommand command, Findings findings) {
        if (command instanceof Officers c) {
            DeclineReason barred = Answers.barred(c);
            if (barred == null && state instanceof Known s && c.expectedVersion() != s.version()) {
                barred = DeclineReason.STALE_VERSION;
            }
            if (barred != null) {
                return Answers.declined(barred, c.at());
            }
        }
        return switch (new Case(state, command)) {
            case Case(NotAnnounced _, Announce c) -> AnnouncingDecisions.announced(c);
            case Case(NotAnnounced _, Announcers _) -> throw AnnouncingDecisions.neverAnnounced();
            // Kept by the shell until the vehicle is announced.
            case Case(NotAnnounced _, Readings _) -> List.of();
            // Looked up for what is there; what was never announced is not.
            case Case(NotAnnounced _, Reassess _) -> List.of();
            case Case(NotAnnounced _, Overdue _) -> List.of();
            case Case(NotAnnounced _, Flag _) -> List.of();
            case Case(NotAnnounced _, RevokeCall _) -> List.of();
            case Case(NotAnnounced _, Call c) ->
                    Answers.declined(DeclineReason.CROSSING_NOT_ANNOUNCED, c.at());
            case Case(NotAnnounced _, Officers c) ->
                    Answers.declined(DeclineReason.CROSSING_NOT_ANNOUNCED, c.at());

            case Case(Known s, Announce c) -> AnnouncingDecisions.announcedBefore(s, c);
            case Case(Announced s, Amend c) -> AnnouncingDecisions.amended(s, c);
            case Case(InYard s, Amend c) -> AnnouncingDecisions.amended(s, c, findings);
            case Case(UnderWay s, Amend c) ->
                    AnnouncingDecisions.tooLate(s, c, "AMENDED_AFTER_CALL");
            case Case(AtBarrier s, Withdraw c) ->
                    AnnouncingDecisions.tooLate(s, c, "WITHDRAWN_AT_BARRIER");
            case Case(Live s, Withdraw c) -> AnnouncingDecisions.withdrawn(s, c);

            case Case(Announced s, EnterYard c) -> YardDecisions.entered(s, c, findings);
            // A repeat, or the way round to the yard that it was sent to.
            case Case(Placed _, EnterYard _) -> List.of();
            case Case(InYard s, LeaveYard c) -> YardDecisions.leftUncalled(s, c);
            // It was never let in, or was called out.
            case Case(Live _, LeaveYard _) -> List.of();
            case Case(Live s, Weigh c) -> YardDecisions.weighed(s, c, findings);
            case Case(Called s, ReachBarrier c) -> BarrierDecisions.reached(s, c);
            case Case(AtBarrier s, ReachBarrier c) -> BarrierDecisions.reached(s, c);
            case Case(Announced s, ReachBarrier c) -> BarrierDecisions.reachedUncalled(s, c);
            case Case(InYard s, ReachBarrier c) -> BarrierDecisions.reachedUncalled(s, c);
            case Case(Announced s, PassBarrier c) -> BarrierDecisions.passed(s, c, findings);
            case Case(Placed s, PassBarrier c) -> BarrierDecisions.passed(s, c, findings);

            // Readiness is looked up when it is let into a yard.
            case Case(Announced _, Reassess _) -> List.of();
            case Case(InYard s, Reassess c) -> CallDecisions.reassessed(s, c, findings);
            case Case(UnderWay s, Reassess c) -> CallDecisions.reassessed(s, c, findings);
            case Case(Announced _, Call c) -> Answers.declined(DeclineReason.NOT_IN_YARD, c.at());
            case Case(InYard s, Call c) -> CallDecisions.called(s, c, findings);
            case Case(UnderWay _, Call c) -> Answers.declined(DeclineReason.CALLED_ALREADY, c.at());
            case Case(Called s, RevokeCall c) -> CallDecisions.revoked(s, c);
            case Case(AtBarrier s, RevokeCall c) -> CallDecisions.revoked(s, c);
            // There is no call any more, or never was one.
            case Case(Live _, RevokeCall _) -> List.of();
            case Case(Called s, Overdue c) -> CallDecisions.overdue(s, c);
            // Nothing is awaited of it.
            case Case(Live _, Overdue _) -> List.of();
            case Case(Known s, Flag c) -> YardDecisions.drawn(s, c.attention(), c.at());

            case Case(Announced s, Admit c) -> YardDecisions.admitted(s, c, findings);
            case Case(Placed _, Admit c) -> Answers.declined(DeclineReason.IN_YARD_ALREADY, c.at());
            case Case(Live s, PlaceHold c) -> OfficerDecisions.held(s, c);
            case Case(Live s, ProposeRelease c) -> OfficerDecisions.releaseProposed(s, c);
            case Case(Live s, ProposePassage c) -> OfficerDecisions.passageProposed(s, c);
            case Case(Live s, ProposeFetchedBack c) -> OfficerDecisions.fetchedBackProposed(s, c);
            case Case(Live s, AnswerProposal c) -> OfficerDecisions.answered(s, c, findings);
            case Case(Live s, TurnBack c) -> OfficerDecisions.turnedBack(s, c);
            case Case(Live s, SwapDriver c) -> OfficerDecisions.driverSwapped(s, c);
            case Case(Live s, HandOver c) -> OfficerDecisions.handedOver(s, c);
            case Case(InYard s, MoveGoods c) -> YardDecisions.goodsMoved(s, c, findings);
            case Case(InYard s, TakeGoods c) -> YardDecisions.goodsTaken(s, c, findings);
            case Case(Announced _, MoveGoods c) ->
                    Answers.declined(DeclineReason.NOT_IN_YARD, c.at());
            case Case(Announced _, TakeGoods c) ->
                    Answers.declined(DeclineReason.OTHER_VEHICLE_UNFIT, c.at());
            case Case(UnderWay _, MoveGoods c) ->
                    Answers.declined(DeclineReason.CALLED_ALREADY, c.at());
            case Case(UnderWay _, TakeGoods c) ->
                    Answers.declined(DeclineReason.OTHER_VEHICLE_UNFIT, c.at());
            case Case(Live _, ConfirmReturn c) ->
                    Answers.declined(DeclineReason.CROSSING_NOT_MADE, c.at());
            case Case(Known s, Acknowledge c) -> OfficerDecisions.acknowledged(s, c);

            case Case(Crossed s, Announcers c) ->
                    AnnouncingDecisions.tooLate(s, c, "CHANGED_AFTER_CROSSING");
            case Case(Crossed s, EnterYard c) -> YardDecisions.cameHome(s, c);
            case Case(Crossed s, PassBarrier c) -> BarrierDecisions.wentHome(s, c);
            // Late, or of the way home; the passage is made.
            case Case(Crossed _, Readings _) -> List.of();
            case Case(Crossed _, Reassess _) -> List.of();
            case Case(Crossed _, RevokeCall _) -> List.of();
            case Case(Crossed s, Overdue c) -> CallDecisions.overdue(s, c);
            case Case(Crossed s, ConfirmReturn c) -> OfficerDecisions.returned(s, c);
            // Behind the border the driver of that side takes it over.
            case Case(Crossed s, HandOver c) -> OfficerDecisions.handedOver(s, c);
            case Case(Crossed _, Call c) -> Answers.declined(DeclineReason.CROSSING_MADE, c.at());
            case Case(Crossed _, Officers c) ->
                    Answers.declined(DeclineReason.CROSSING_MADE, c.at());

            // A repeat: there is nothing left to take back.
            case Case(Ended(_, Ending ending, _, _), Withdraw _) when ending == Ending.WITHDRAWN ->
                    List.of();
            case Case(Ended s, Announcers c) ->
                    AnnouncingDecisions.tooLate(s, c, "CHANGED_AFTER_END");
            // Late, or of another passage of the same vehicle.
            case Case(Ended _, Readings _) -> List.of();
            case Case(Ended _, Reassess _) -> List.of();
            case Case(Ended _, RevokeCall _) -> List.of();
            case Case(Ended _, Overdue _) -> List.of();
            case Case(Ended _, Call c) -> Answers.declined(DeclineReason.CROSSING_ENDED, c.at());
            case Case(Ended _, Officers c) ->
                    Answers.declined(DeclineReason.CROSSING_ENDED, c.at());
        };
    }
}
