package vn.bordergate.clearance.declaration;

import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationEvent.AttentionGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.GoodsArrived;
import vn.bordergate.clearance.declaration.DeclarationEvent.GoodsCrossed;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldPlaced;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.Proposed;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupervisionPassed;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.Direction;

/** Goods in the supervision area: holds, looking again, and letting them go. */
final class SupervisionDecisions {

    private SupervisionDecisions() {}

    static List<DeclarationEvent> held(Declaration.Lodged s, PlaceHold c) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        return s.standing().marks().officersHold() == null
                ? List.of(
                        new HoldPlaced(
                                new Hold(Hold.Origin.OFFICER, c.reason(), c.note(), c.by(), c.at()),
                                c.at()))
                : Answers.declined(DeclineReason.FILE_HELD, c);
    }

    static List<DeclarationEvent> releaseProposed(Declaration.Lodged s, ProposeRelease c) {
        Marks marks = s.standing().marks();
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (marks.officersHold() == null) {
            return Answers.declined(
                    marks.held() ? DeclineReason.HOLD_OF_CUSTOMS : DeclineReason.FILE_NOT_HELD, c);
        }
        return marks.proposal() == null
                ? List.of(
                        new Proposed(
                                new Proposal(null, c.reason(), c.by(), c.officer().person()),
                                c.at()))
                : Answers.declined(DeclineReason.PROPOSAL_OPEN, c);
    }

    /** The end of a hold; a check that failed while the last one stood refuses the file now. */
    static List<DeclarationEvent> released(Declaration.Lodged s, HoldReleased e) {
        if (!s.standing().marks().hold(e.origin(), null).held()) {
            for (CheckDone check : s.done()) {
                if (check.outcome() == CheckOutcome.FAILED) {
                    return List.of(
                            e, CheckDecisions.failed(check.check(), null, check.by(), e.at()));
                }
            }
        }
        return List.of(e);
    }

    static List<DeclarationEvent> reopened(Inside s, Reopen c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        if (s.standing().marks().crossedAt() != null) {
            return Answers.declined(DeclineReason.GOODS_CROSSED, c);
        }
        if (c.check() != CheckKind.DOCUMENT_CHECK && c.check() != CheckKind.PHYSICAL_INSPECTION) {
            return Answers.declined(DeclineReason.CHECK_NOT_REQUIRED, c);
        }
        var again = new RequiredCheck(Authority.CUSTOMS, c.check(), OpenCheck.limitOf(c.check()));
        WorkingCalendar hours = findings.workingHours();
        return List.of(
                new Reopened(
                        s.standing().generation(),
                        c.reason(),
                        c.by(),
                        List.of(OpenCheck.of(again, hours, c.at())),
                        hours.day(c.at()),
                        c.at()));
    }

    /** Promise 4: only what is cleared and not held passes, and an export once it has crossed. */
    static List<DeclarationEvent> passed(Cleared s, Pass c, Findings findings) {
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        return mayPass(s, c.crossed(), findings)
                ? List.of(new SupervisionPassed(c.crossed(), c.by(), c.at()))
                : Answers.declined(DeclineReason.NOT_CROSSED, c);
    }

    /** Once: of many vehicles the first. A vehicle that goes back takes nothing of it back. */
    static List<DeclarationEvent> arrived(Declaration.Lodged s, Arrive c) {
        return s.standing().marks().provisional() ? List.of(new GoodsArrived(c.at())) : List.of();
    }

    /** Once; what is said again of it changes nothing. */
    static List<DeclarationEvent> crossed(Declaration.Lodged s, CarryAcross c) {
        return s.standing().marks().crossedAt() == null
                ? List.of(new GoodsCrossed(c.at()))
                : List.of();
    }

    /**
     * Whoever says that an export has crossed is believed where the gate saw no vehicle of it, and
     * not while one that it knows of is still to cross.
     */
    static boolean mayPass(Cleared s, boolean crossed, Findings findings) {
        return s.standing().marks().crossedAt() != null
                || s.standing().consignment().direction() != Direction.EXPORT
                || (crossed && !findings.stillCarried());
    }

    /** Also of a closed file: what Customs said of it is looked at all the same. */
    static List<DeclarationEvent> acknowledged(Declaration.Lodged s, Acknowledge c) {
        boolean waits = s.standing().marks().attention() != null;
        if (!waits && s instanceof Closed end) {
            return Answers.tooLate(s, c, end.why());
        }
        if (Answers.isStale(s, c)) {
            return Answers.declined(DeclineReason.STALE_VERSION, c);
        }
        return waits
                ? List.of(new AttentionGiven(c.by(), c.at()))
                : Answers.declined(DeclineReason.NOTHING_TO_SEE, c);
    }
}
