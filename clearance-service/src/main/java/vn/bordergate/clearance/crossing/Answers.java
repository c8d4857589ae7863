package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Officers;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.events.Authority;

/** Who may ask what of a crossing, and how they are told that it is not done. */
final class Answers {

    /** Those who work at the yards and barriers. */
    private static final Set<Authority> ANYBODY =
            Set.of(
                    Authority.YARD,
                    Authority.BORDER_GUARD,
                    Authority.CUSTOMS,
                    Authority.MANAGEMENT_BOARD);

    private static final Set<Authority> YARDS =
            Set.of(Authority.YARD, Authority.BORDER_GUARD, Authority.MANAGEMENT_BOARD);

    /** Those who may stop a vehicle. */
    private static final Set<Authority> STOPPING =
            Set.of(Authority.BORDER_GUARD, Authority.CUSTOMS);

    /** The Border Guard opens and closes the barriers. */
    private static final Set<Authority> BARRIERS = Set.of(Authority.BORDER_GUARD);

    private static final Set<Authority> GOODS = Set.of(Authority.YARD, Authority.CUSTOMS);

    private Answers() {}

    static List<CrossingEvent> declined(DeclineReason reason, Instant at) {
        return List.of(new CrossingEvent.Declined(reason, at));
    }

    /** Why the officer may not ask this, whatever the state; null when they may. */
    static @Nullable DeclineReason barred(Officers command) {
        Set<Authority> entitled =
                switch (command) {
                    case Admit _, SwapDriver _, HandOver _, ConfirmReturn _ -> YARDS;
                    case PlaceHold _, ProposeRelease _, TurnBack _ -> STOPPING;
                    case ProposePassage _, ProposeFetchedBack _ -> BARRIERS;
                    // Whose proposal it may answer depends on what is proposed.
                    case AnswerProposal _ -> STOPPING;
                    case MoveGoods _, TakeGoods _ -> GOODS;
                    case Acknowledge _ -> ANYBODY;
                };
        if (!command.officer().speaksForOneOf(entitled)) {
            return DeclineReason.NOT_THIS_AUTHORITY;
        }
        return isSigned(command) && command.officer().person() == null
                ? DeclineReason.PERSON_NEEDED
                : null;
    }

    static boolean mayConfirm(Proposal proposal, Officer officer) {
        return officer.speaksForOneOf(
                switch (proposal.subject()) {
                    case RELEASE -> STOPPING;
                    case PASSAGE, FETCHED_BACK -> BARRIERS;
                });
    }

    /** What takes two people; each of the two signs. To disagree takes nobody's signature. */
    private static boolean isSigned(Officers command) {
        return switch (command) {
            case ProposeRelease _, ProposePassage _, ProposeFetchedBack _ -> true;
            case AnswerProposal c -> c.agreed();
            case Officers _ -> false;
        };
    }
}
