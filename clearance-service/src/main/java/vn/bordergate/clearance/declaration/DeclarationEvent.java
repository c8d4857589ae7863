package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.Ruling;

/** What became of a declaration. Internal: readers outside get the published events. */
public sealed interface DeclarationEvent {

    Instant at();

    /** The first generation stands, with its channel and the checks that follow from it. */
    record Lodged(
            int generation,
            Consignment consignment,
            ChannelRuling channel,
            List<CheckKind> checks,
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
            List<CheckKind> checks,
            Instant at)
            implements DeclarationEvent {
        public Amended {
            checks = List.copyOf(checks);
        }
    }

    /** An officer gave a check's outcome. */
    record CheckAnswered(
            CheckKind check,
            CheckOutcome outcome,
            @Nullable String note,
            Actor by,
            int onVersion,
            Instant at)
            implements DeclarationEvent {}

    /** All that was required is granted. */
    record ClearanceGranted(Actor by, Ruling ruling, Instant at) implements DeclarationEvent {}

    /** A clearance no longer holds. */
    record Reopened(int generation, String reasonCode, Instant at) implements DeclarationEvent {}

    /** The declaration may not pass. */
    record ClearanceRefused(String reasonCode, @Nullable String note, Actor by, Instant at)
            implements DeclarationEvent {}

    /** The declarant's withdrawal holds. */
    record WithdrawalAccepted(Instant at) implements DeclarationEvent {}

    /** A declarant's change came too late; what stood before it stands. */
    record ChangeDeclined(LateChange change, int generation, String reasonCode, Instant at)
            implements DeclarationEvent {}

    /** Goods that waited for a rate can be counted now. */
    record RatesApplied(Consignment consignment, Instant at) implements DeclarationEvent {}

    /**
     * An officer's decision that the file does not allow. An answer to that officer alone: it
     * changes nothing and is not kept.
     */
    record DecisionDeclined(DeclineReason reason, Actor by, Instant at)
            implements DeclarationEvent {}
}
