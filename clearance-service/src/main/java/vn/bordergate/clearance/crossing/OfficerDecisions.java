package vn.bordergate.clearance.crossing;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.Known;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.Crossing.Placed;
import vn.bordergate.clearance.crossing.Crossing.UnderWay;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionGiven;
import vn.bordergate.clearance.crossing.CrossingEvent.CallRevoked;
import vn.bordergate.clearance.crossing.CrossingEvent.DriverChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.FetchedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldPlaced;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldReleased;
import vn.bordergate.clearance.crossing.CrossingEvent.PassageConfirmed;
import vn.bordergate.clearance.crossing.CrossingEvent.ProposalDropped;
import vn.bordergate.clearance.crossing.CrossingEvent.Proposed;
import vn.bordergate.clearance.crossing.CrossingEvent.TurnedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;
import vn.bordergate.clearance.crossing.Proposal.Subject;

/** What officers do with a vehicle, whose view of it is not stale. */
final class OfficerDecisions {

    private OfficerDecisions() {}

    static List<CrossingEvent> held(Live s, PlaceHold c) {
        if (s.standing().held()) {
            return Answers.declined(DeclineReason.VEHICLE_HELD, c.at());
        }
        List<CrossingEvent> events = new ArrayList<>();
        events.add(new HoldPlaced(new Hold(c.reason(), c.note(), c.by(), c.at()), c.at()));
        if (s instanceof Placed placed) {
            events.addAll(Assessment.with(placed, Lack.VEHICLE_HELD, true, c.at()));
        }
        if (s instanceof UnderWay way) {
            events.addAll(CallDecisions.revoked(way, Lack.VEHICLE_HELD.name(), c.at()));
        }
        return List.copyOf(events);
    }

    static List<CrossingEvent> releaseProposed(Live s, ProposeRelease c) {
        if (!s.standing().held()) {
            return Answers.declined(DeclineReason.VEHICLE_NOT_HELD, c.at());
        }
        return proposed(
                s, new Proposal(Subject.RELEASE, c.reason(), c.by(), c.officer().person()), c.at());
    }

    static List<CrossingEvent> passageProposed(Live s, ProposePassage c) {
        if (s.standing().marks().alarm() == null) {
            return Answers.declined(DeclineReason.NO_ALARM, c.at());
        }
        return proposed(
                s, new Proposal(Subject.PASSAGE, c.reason(), c.by(), c.officer().person()), c.at());
    }

    static List<CrossingEvent> fetchedBackProposed(Live s, ProposeFetchedBack c) {
        if (s.standing().marks().alarm() == null) {
            return Answers.declined(DeclineReason.NO_ALARM, c.at());
        }
        return proposed(
                s,
                new Proposal(Subject.FETCHED_BACK, c.reason(), c.by(), c.officer().person()),
                c.at());
    }

    private static List<CrossingEvent> proposed(Live s, Proposal proposal, java.time.Instant at) {
        return s.standing().marks().proposal() == null
                ? List.of(new Proposed(proposal, at))
                : Answers.declined(DeclineReason.PROPOSAL_OPEN, at);
    }

    static List<CrossingEvent> answered(Live s, AnswerProposal c, Findings findings) {
        Proposal proposal = s.standing().marks().proposal();
        if (proposal == null) {
            return Answers.declined(DeclineReason.NOTHING_PROPOSED, c.at());
        }
        if (!Answers.mayConfirm(proposal, c.officer())) {
            return Answers.declined(DeclineReason.NOT_THIS_AUTHORITY, c.at());
        }
        if (!c.agreed()) {
            return List.of(new ProposalDropped(c.by(), c.at()));
        }
        if (proposal.isOf(c.officer())) {
            return Answers.declined(DeclineReason.SAME_OFFICER, c.at());
        }
        return switch (proposal.subject()) {
            case RELEASE -> released(s, proposal, c);
            case PASSAGE -> passageConfirmed(s, proposal, c, findings);
            case FETCHED_BACK -> fetchedBack(s, proposal, c);
        };
    }

    private static List<CrossingEvent> released(Live s, Proposal proposal, AnswerProposal c) {
        List<CrossingEvent> events = new ArrayList<>();
        events.add(new HoldReleased(proposal.reason(), proposal.by(), c.by(), c.at()));
        if (s instanceof Placed placed) {
            events.addAll(Assessment.with(placed, Lack.VEHICLE_HELD, false, c.at()));
        }
        return List.copyOf(events);
    }

    /** It waits again in its place, and passes by a call of its own as every other. */
    private static List<CrossingEvent> fetchedBack(Live s, Proposal proposal, AnswerProposal c) {
        List<CrossingEvent> events = new ArrayList<>();
        events.add(new FetchedBack(proposal.reason(), proposal.by(), c.by(), c.at()));
        if (s instanceof UnderWay) {
            events.add(new CallRevoked("FETCHED_BACK", false, c.at()));
        }
        return List.copyOf(events);
    }

    /** Two officers make up for a missing call or an open fee, never for a declaration. */
    private static List<CrossingEvent> passageConfirmed(
            Live s, Proposal proposal, AnswerProposal c, Findings findings) {
        List<Lack> lacking = Assessment.lacking(s.standing(), findings.assessed());
        if (lacking.stream().anyMatch(Lack::isOfDeclarations)) {
            return Answers.declined(DeclineReason.DECLARATION_FORBIDS, c.at());
        }
        if (lacking.contains(Lack.VEHICLE_HELD)) {
            return Answers.declined(DeclineReason.VEHICLE_HELD, c.at());
        }
        Alarm alarm = s.standing().marks().alarm();
        if (alarm == null) {
            return Answers.declined(DeclineReason.NO_ALARM, c.at());
        }
        if (wasForbidden(alarm)) {
            return Answers.declined(DeclineReason.DECLARATION_FORBIDS, c.at());
        }
        List<CrossingEvent> events = new ArrayList<>();
        events.add(new PassageConfirmed(proposal.reason(), proposal.by(), c.by(), c.at()));
        CrossingEvent gone = BarrierDecisions.gone(s, alarm.barrier(), alarm.at());
        // Between the barriers a vehicle is only where it was on its way to a lane.
        if (gone instanceof CrossingEvent.VehicleCrossed || s instanceof UnderWay) {
            events.add(gone);
        }
        return List.copyOf(events);
    }

    /** The passage was made then; what was cleared or released since does not allow it after. */
    private static boolean wasForbidden(Alarm alarm) {
        for (Lack lack : Lack.values()) {
            boolean forbids = lack.isOfDeclarations() || lack == Lack.VEHICLE_HELD;
            if (forbids && alarm.codes().contains(lack.name())) {
                return true;
            }
        }
        return false;
    }

    static List<CrossingEvent> turnedBack(Live s, TurnBack c) {
        return s.standing().held()
                ? Answers.declined(DeclineReason.VEHICLE_HELD, c.at())
                : List.of(new TurnedBack(c.code(), c.note(), c.by(), c.at()));
    }

    static List<CrossingEvent> driverSwapped(Live s, SwapDriver c) {
        List<CrossingEvent> changed = List.of(new DriverChanged(c.driver(), false, c.by(), c.at()));
        boolean named = !c.driver().name().isBlank() && !c.driver().document().isBlank();
        return s instanceof Placed placed
                ? Assessment.both(
                        changed, Assessment.with(placed, Lack.DRIVER_MISSING, !named, c.at()))
                : changed;
    }

    static List<CrossingEvent> handedOver(Known s, HandOver c) {
        var transfer = s.standing().vehicle().transferDriver();
        if (transfer == null) {
            return Answers.declined(DeclineReason.TRANSFER_DRIVER_MISSING, c.at());
        }
        // The same again changes nothing.
        return s.standing().marks().handedOver()
                ? List.of()
                : List.of(new DriverChanged(transfer, true, c.by(), c.at()));
    }

    static List<CrossingEvent> returned(Crossed s, ConfirmReturn c) {
        return List.of(new VehicleReturned(c.by(), c.at()));
    }

    static List<CrossingEvent> acknowledged(Known s, Acknowledge c) {
        return s.standing().marks().attention().isEmpty()
                ? Answers.declined(DeclineReason.NOTHING_TO_SEE, c.at())
                : List.of(new AttentionGiven(c.by(), c.at()));
    }
}
