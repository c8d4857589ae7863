package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Refused;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.CustomsOfficers;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Officers;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.DecisionDeclined;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.Ruling;

/** What the decisions have in common: who may decide, what is a repeat, when a file is cleared. */
final class Answers {

    private Answers() {}

    /** Why the officer may not decide this, whatever the state of the file; null when they may. */
    static @Nullable DeclineReason barred(Officers command) {
        return switch (command) {
            case DecideCheck c -> otherAuthority(c, c.authority());
            case ExtendCheck c -> otherAuthority(c, c.authority());
            case RequestSupplement c -> otherAuthority(c, c.authority());
            case CustomsOfficers c -> {
                if (!c.officer().speaksFor(Authority.CUSTOMS)) {
                    yield DeclineReason.CUSTOMS_ONLY;
                }
                yield isSigned(c) && c.officer().person() == null
                        ? DeclineReason.PERSON_NEEDED
                        : null;
            }
        };
    }

    /** What takes two people; each of the two signs. To disagree takes nobody's signature. */
    private static boolean isSigned(CustomsOfficers command) {
        return switch (command) {
            case ProposeLowering _, ProposeRelease _ -> true;
            case AnswerProposal c -> c.agreed();
            case Refuse _, RaiseChannel _, PlaceHold _, Reopen _, Pass _, Acknowledge _ -> false;
        };
    }

    private static @Nullable DeclineReason otherAuthority(Officers c, Authority authority) {
        return c.officer().speaksFor(authority) ? null : DeclineReason.CHECK_OF_OTHER_AUTHORITY;
    }

    static List<DeclarationEvent> declined(DeclineReason reason, Officers c) {
        return List.of(new DecisionDeclined(reason, c.by(), c.at()));
    }

    static boolean isStale(Declaration.Lodged s, Officers c) {
        return c.expectedVersion() != s.version();
    }

    static List<DeclarationEvent> tooLate(Declaration.Lodged s, Officers c, DeclineReason reason) {
        return isRepeat(s, c) ? List.of() : declined(reason, c);
    }

    /** The same request again: same officer, same view of the file, same answer. */
    static boolean isRepeat(Declaration.Lodged s, Officers command) {
        return switch (command) {
            case DecideCheck c ->
                    s.done()
                            .contains(
                                    new CheckDone(
                                            c.authority(),
                                            c.check(),
                                            c.outcome(),
                                            c.by(),
                                            c.expectedVersion()));
            case Refuse c ->
                    s instanceof Refused r
                            && r.by().equals(c.by())
                            && r.reasonCode().equals(c.reasonCode());
            // The others are told that the file has changed, which by then it has.
            case Officers _ -> false;
        };
    }

    /** Whether a check failed while the goods were held, for which they are refused on release. */
    static boolean hasFailed(Declaration.Lodged s) {
        return s.done().stream().anyMatch(d -> d.outcome() == CheckOutcome.FAILED);
    }

    /**
     * The facts, and clearance with them when nothing is left to wait for.
     *
     * @param stopped whether something else than an open check stands in the way
     */
    static List<DeclarationEvent> settled(
            List<DeclarationEvent> facts,
            List<OpenCheck> open,
            boolean stopped,
            Actor by,
            Ruling ruling,
            Instant at) {
        if (!open.isEmpty() || stopped) {
            return List.copyOf(facts);
        }
        List<DeclarationEvent> all = new ArrayList<>(facts);
        all.add(new ClearanceGranted(by, ruling, at));
        return List.copyOf(all);
    }
}
