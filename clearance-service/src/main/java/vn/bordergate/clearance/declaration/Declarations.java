package vn.bordergate.clearance.declaration;

import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Held;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.Declaration.NotLodged;
import vn.bordergate.clearance.declaration.Declaration.Passed;
import vn.bordergate.clearance.declaration.Declaration.Withdrawn;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Officers;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;

/** Decides what a command does to a declaration. The switch is the transition table. */
public final class Declarations {

    private Declarations() {}

    /** The pair that is decided upon, so that the compiler finds a missing row. */
    private record Case(Declaration state, DeclarationCommand command) {}

    /**
     * What follows from the command; nothing when it is a repeat.
     *
     * @throws ImpossibleHistory when the command cannot follow what was heard before
     */
    public static List<DeclarationEvent> decide(
            Declaration state, DeclarationCommand command, Findings findings) {
        if (command instanceof Officers c && Answers.barred(c) instanceof DeclineReason reason) {
            return Answers.declined(reason, c);
        }
        return switch (new Case(state, command)) {
            case Case(NotLodged _, Lodge c) -> LodgingDecisions.lodged(c, findings.examined());
            case Case(NotLodged _, Amend _) -> throw LodgingDecisions.neverLodged();
            case Case(NotLodged _, Withdraw _) -> throw LodgingDecisions.neverLodged();
            case Case(NotLodged _, AnswerSupplement _) -> throw LodgingDecisions.neverLodged();
            // Rates and due times are looked up for what waits; what was never lodged does not.
            case Case(NotLodged _, ApplyRates _) -> List.of();
            case Case(NotLodged _, Overdue _) -> List.of();
            // The gate says it again of a vehicle that is there when it has been lodged.
            case Case(NotLodged _, Arrive _) -> List.of();
            case Case(NotLodged _, CarryAcross _) -> List.of();
            // Kept by the shell until the declaration appears.
            case Case(NotLodged _, HearCustoms c) -> CustomsDecisions.setAside("NOT_LODGED", c);
            case Case(NotLodged _, Officers c) ->
                    Answers.declined(DeclineReason.FILE_NOT_LODGED, c);

            case Case(Checking s, Lodge c) -> LodgingDecisions.lodgedBefore(s, c);
            case Case(Checking s, Amend c) -> LodgingDecisions.amended(s, c, findings);
            case Case(Checking s, Withdraw c) -> LodgingDecisions.withdrawn(s, c);
            case Case(Checking s, AnswerSupplement c) ->
                    SupplementDecisions.answered(s, c, findings);
            case Case(Checking s, ApplyRates c) -> LodgingDecisions.ratesApplied(s, c, findings);
            case Case(Checking s, Overdue c) -> CheckDecisions.overdue(s, c, findings);
            case Case(Checking s, Arrive c) -> SupervisionDecisions.arrived(s, c);
            // No vehicle crosses with it; promise 4 stands at the barrier.
            case Case(Checking _, CarryAcross _) -> List.of();
            case Case(Checking s, HearCustoms c) -> CustomsDecisions.heard(s, c, findings);
            case Case(Checking s, DecideCheck c) -> CheckDecisions.checked(s, c);
            case Case(Checking s, ExtendCheck c) -> CheckDecisions.extended(s, c, findings);
            case Case(Checking s, RequestSupplement c) -> SupplementDecisions.asked(s, c, findings);
            case Case(Checking s, Refuse c) -> CheckDecisions.refused(s, c);
            case Case(Checking s, RaiseChannel c) -> ChannelDecisions.raised(s, c, findings);
            case Case(Checking s, ProposeLowering c) -> ChannelDecisions.loweringProposed(s, c);
            case Case(Checking s, ProposeRelease c) -> SupervisionDecisions.releaseProposed(s, c);
            case Case(Checking s, AnswerProposal c) ->
                    ChannelDecisions.proposalAnswered(s, c, findings);
            case Case(Checking s, PlaceHold c) -> SupervisionDecisions.held(s, c);
            case Case(Checking s, Acknowledge c) -> SupervisionDecisions.acknowledged(s, c);
            case Case(Checking s, Reopen c) ->
                    Answers.tooLate(s, c, DeclineReason.FILE_NOT_CLEARED);
            case Case(Checking s, Pass c) -> Answers.tooLate(s, c, DeclineReason.FILE_NOT_CLEARED);

            case Case(Inside s, Lodge c) -> LodgingDecisions.lodgedBefore(s, c);
            case Case(Inside s, Amend c) -> LodgingDecisions.amended(s, c, findings);
            case Case(Inside s, Withdraw c) -> LodgingDecisions.withdrawn(s, c);
            // Nothing is missing any more.
            case Case(Inside _, AnswerSupplement _) -> List.of();
            case Case(Inside s, ApplyRates c) -> LodgingDecisions.ratesApplied(s, c, findings);
            // Nothing is due any more.
            case Case(Inside _, Overdue _) -> List.of();
            case Case(Inside s, Arrive c) -> SupervisionDecisions.arrived(s, c);
            case Case(Cleared s, CarryAcross c) -> SupervisionDecisions.crossed(s, c);
            case Case(Held _, CarryAcross _) -> List.of();
            case Case(Inside s, HearCustoms c) -> CustomsDecisions.heard(s, c, findings);
            case Case(Inside s, RaiseChannel c) -> ChannelDecisions.raised(s, c, findings);
            case Case(Inside s, ProposeRelease c) -> SupervisionDecisions.releaseProposed(s, c);
            case Case(Inside s, AnswerProposal c) ->
                    ChannelDecisions.proposalAnswered(s, c, findings);
            case Case(Inside s, PlaceHold c) -> SupervisionDecisions.held(s, c);
            case Case(Inside s, Acknowledge c) -> SupervisionDecisions.acknowledged(s, c);
            case Case(Inside s, Reopen c) -> SupervisionDecisions.reopened(s, c, findings);
            case Case(Cleared s, Pass c) -> SupervisionDecisions.passed(s, c, findings);
            case Case(Held s, Pass c) -> Answers.tooLate(s, c, DeclineReason.FILE_HELD);
            case Case(Inside s, Officers c) -> Answers.tooLate(s, c, DeclineReason.FILE_CLEARED);

            case Case(Closed s, Lodge c) -> LodgingDecisions.lodgedBefore(s, c);
            case Case(Closed s, Amend c) -> LodgingDecisions.tooLate(s, c);
            // A repeat: there is nothing left to take back.
            case Case(Withdrawn _, Withdraw _) -> List.of();
            case Case(Closed s, Withdraw c) -> LodgingDecisions.tooLate(s, c);
            // Nobody waits for it any more.
            case Case(Closed _, AnswerSupplement _) -> List.of();
            // What was withdrawn counts nowhere, at any rate.
            case Case(Withdrawn _, ApplyRates _) -> List.of();
            case Case(Closed s, ApplyRates c) -> LodgingDecisions.ratesApplied(s, c, findings);
            case Case(Closed _, Overdue _) -> List.of();
            // No channel of it can change any more.
            case Case(Closed _, Arrive _) -> List.of();
            case Case(Passed s, CarryAcross c) -> SupervisionDecisions.crossed(s, c);
            // Nothing of it has crossed.
            case Case(Closed _, CarryAcross _) -> List.of();
            case Case(Closed s, HearCustoms c) -> CustomsDecisions.heardAfterTheEnd(s, c);
            case Case(Closed s, Acknowledge c) -> SupervisionDecisions.acknowledged(s, c);
            case Case(Closed s, Officers c) -> Answers.tooLate(s, c, s.why());
        };
    }
}
