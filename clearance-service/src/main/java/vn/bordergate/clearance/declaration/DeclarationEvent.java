package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/** What became of a declaration. Internal: readers outside get the published events. */
public sealed interface DeclarationEvent {

    Instant at();

    /**
     * The first generation stands, with its channel and the checks that follow from it.
     *
     * @param checkRuling by which rows the checks are required; null where it was not kept yet
     * @param draw the lot that put it among the checked, or null
     */
    record Lodged(
            int generation,
            Consignment consignment,
            ChannelRuling channel,
            List<OpenCheck> checks,
            @Nullable CheckRuling checkRuling,
            @Nullable RandomDraw draw,
            boolean awaitsCustoms,
            Instant at)
            implements DeclarationEvent {
        public Lodged {
            checks = List.copyOf(checks);
        }
    }

    /** A newer generation stands; its channel is given anew and its checks begin anew. */
    record Amended(
            int generation,
            Consignment consignment,
            ChannelRuling channel,
            List<OpenCheck> checks,
            @Nullable CheckRuling checkRuling,
            @Nullable RandomDraw draw,
            Instant at)
            implements DeclarationEvent {
        public Amended {
            checks = List.copyOf(checks);
        }
    }

    /**
     * An officer gave a check's outcome.
     *
     * @param authority Customs where it was kept before it was said
     * @param code coded reason, or null
     */
    record CheckAnswered(
            Authority authority,
            CheckKind check,
            CheckOutcome outcome,
            @Nullable String code,
            @Nullable String note,
            Actor by,
            int onVersion,
            Instant at)
            implements DeclarationEvent {
        public CheckAnswered {
            authority = authority == null ? Authority.CUSTOMS : authority;
        }
    }

    /** An inspection was given more time; the check is as it is now. */
    record CheckExtended(OpenCheck check, String reason, Actor by, Instant at)
            implements DeclarationEvent {}

    /** The declarant is asked for what is missing, and the clocks stand still. */
    record SupplementAsked(SupplementRequest request, Instant at) implements DeclarationEvent {}

    /** The declarant has answered; the clocks go on with the time that was left. */
    record SupplementReceived(int slip, String text, List<OpenCheck> open, Instant at)
            implements DeclarationEvent {
        public SupplementReceived {
            open = List.copyOf(open);
        }
    }

    /** No answer came in time: the file is the authorities' again. */
    record SupplementLapsed(int slip, List<OpenCheck> open, Instant at)
            implements DeclarationEvent {
        public SupplementLapsed {
            open = List.copyOf(open);
        }
    }

    /** Checks are late: an apology and a new appointment (phiếu xin lỗi và hẹn lại, form 04). */
    record ApologyGiven(int slip, List<OpenCheck> open, Instant at) implements DeclarationEvent {
        public ApologyGiven {
            open = List.copyOf(open);
        }
    }

    /** All that was required is granted. */
    record ClearanceGranted(Actor by, Ruling ruling, Instant at) implements DeclarationEvent {}

    /**
     * A clearance no longer holds.
     *
     * @param by null where an amendment reopened it
     * @param checks what is to be looked at again
     * @param validFrom day at the gate from which it is valid anew; null where it was kept before
     *     that was said
     */
    record Reopened(
            int generation,
            String reasonCode,
            @Nullable Actor by,
            List<OpenCheck> checks,
            @Nullable LocalDate validFrom,
            Instant at)
            implements DeclarationEvent {
        public Reopened {
            checks = checks == null ? List.of() : List.copyOf(checks);
        }
    }

    /**
     * Another channel.
     *
     * @param floor below which no rule takes it again, or null
     * @param open every check that is open in the new channel
     * @param proposedBy the officer who wanted it lower, or null
     */
    record ChannelChanged(
            ChannelRuling channel,
            String reasonCode,
            @Nullable CustomsChannel floor,
            List<OpenCheck> open,
            CheckRuling checkRuling,
            @Nullable Actor proposedBy,
            Actor by,
            Instant at)
            implements DeclarationEvent {
        public ChannelChanged {
            open = List.copyOf(open);
        }
    }

    /** One officer wants a lower channel, or a hold released. */
    record Proposed(Proposal proposal, Instant at) implements DeclarationEvent {}

    /** Another officer disagreed, or the first thought better of it. */
    record ProposalDropped(Actor by, Instant at) implements DeclarationEvent {}

    /** The goods may not leave the supervision area. */
    record HoldPlaced(Hold hold, Instant at) implements DeclarationEvent {}

    /** One hold is over; another may stand. */
    record HoldReleased(
            Hold.Origin origin,
            @Nullable String reasonCode,
            @Nullable Actor proposedBy,
            Actor by,
            Instant at)
            implements DeclarationEvent {}

    /** The goods have passed the supervision area, and the file is closed. */
    record SupervisionPassed(boolean crossed, Actor by, Instant at) implements DeclarationEvent {}

    /** Goods of it are at the gate: the channel that it is in, and any later one, is final. */
    record GoodsArrived(Instant at) implements DeclarationEvent {}

    /**
     * The goods are over the border, or have left the gate for the interior; Customs' word is its
     * own.
     */
    record GoodsCrossed(Instant at) implements DeclarationEvent {}

    /** The customs system said something that is taken as it is. */
    record CustomsHeard(CustomsNotice notice, Instant at) implements DeclarationEvent {}

    /** The customs system said what cannot be: an officer must look. */
    record CustomsContradicted(String code, long sequence, Instant at)
            implements DeclarationEvent {}

    /** An officer has looked at it. */
    record AttentionGiven(Actor by, Instant at) implements DeclarationEvent {}

    /** The declaration may not pass. */
    record ClearanceRefused(String reasonCode, @Nullable String note, Actor by, Instant at)
            implements DeclarationEvent {}

    /** It was not cleared while it was valid. */
    record ValidityEnded(Instant at) implements DeclarationEvent {}

    /** The declarant's withdrawal holds. */
    record WithdrawalAccepted(Instant at) implements DeclarationEvent {}

    /** A declarant's change came too late; what stood before it stands. */
    record ChangeDeclined(LateChange change, int generation, String reasonCode, Instant at)
            implements DeclarationEvent {}

    /**
     * Goods that waited for a rate can be counted now, or are worth something else by a corrected
     * one.
     */
    record RatesApplied(Consignment consignment, Instant at) implements DeclarationEvent {}

    /** An answer to one sender alone: it changes nothing and is not kept. */
    sealed interface AnswerOnly extends DeclarationEvent {}

    /** An officer's decision that the file does not allow. */
    record DecisionDeclined(DeclineReason reason, Actor by, Instant at) implements AnswerOnly {}

    /** A customs notice that comes after a later one, or after the end. */
    record NoticeSetAside(String reason, long sequence, Instant at) implements AnswerOnly {}
}
