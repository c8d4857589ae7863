package vn.bordergate.ingest.telling;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AdmissionRefused;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelChanged;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationPassed;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleAtBarrier;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;
import vn.bordergate.events.WithdrawalConfirmed;

/** What of the gate's own events is told to traders: never which officer, nor what they noted. */
final class Happenings {

    private Happenings() {}

    /** Null for what concerns the gate alone. */
    static @Nullable Happening of(PublishedEvent event) {
        return switch (event) {
            case ClearanceDeclarationEvent e -> of(e);
            case ClearanceCrossingEvent e -> of(e);
            default -> null;
        };
    }

    private static @Nullable Happening of(ClearanceDeclarationEvent event) {
        return switch (event) {
            case ChannelAssigned e ->
                    told(Occasion.CHANNEL, e)
                            .with("channel", e.channel())
                            .with("provisional", e.provisional());
            case ChannelChanged e ->
                    told(Occasion.CHANNEL, e)
                            .with("channel", e.channel())
                            .with("provisional", e.provisional());
            // The ticket of the vehicle tells that it has come.
            case ChannelConfirmed _ -> null;
            case CheckDecided e ->
                    told(Occasion.CHECK_DECIDED, e)
                            .with("check", e.check())
                            .with("outcome", e.outcome());
            case SupplementRequested e ->
                    told(Occasion.SUPPLEMENT_REQUESTED, e)
                            .with("slip", e.slip())
                            .with("slipNo", e.slipNo())
                            .with("authority", e.authority())
                            .with("items", e.items())
                            .with("text", e.text())
                            .with("dueAt", e.dueAt());
            case DeclarationCleared e -> told(Occasion.CLEARED, e);
            case DeclarationReopened e ->
                    told(Occasion.REOPENED, e).with("reasonCode", e.reasonCode());
            case DeclarationRefused e ->
                    told(Occasion.REFUSED, e).with("reasonCode", e.reasonCode());
            case DeclarationHeld e -> told(Occasion.HELD, e);
            case DeclarationReleased e -> told(Occasion.RELEASED, e);
            case DeclarationPassed e -> told(Occasion.PASSED, e);
            case DeclarationExpired e -> told(Occasion.EXPIRED, e);
            case WithdrawalConfirmed e -> told(Occasion.WITHDRAWN, e);
            case ChangeDeclined e ->
                    told(Occasion.CHANGE_DECLINED, e).with("reasonCode", e.reasonCode());
            // The officers' own steps; the check's decision is told once.
            case ChecksRequired _, CheckAnswered _, DeadlinesChanged _ -> null;
        };
    }

    private static @Nullable Happening of(ClearanceCrossingEvent event) {
        return switch (event) {
            case TicketIssued e ->
                    told(Occasion.TICKET_ISSUED, e)
                            .with("ticket", e.ticket())
                            .with("yard", e.yard());
            case AdmissionRefused e ->
                    told(Occasion.NOT_ADMITTED, e)
                            .with("yard", e.yard())
                            .with("reasonCode", e.code());
            case ReadinessChanged e ->
                    e.lacking().isEmpty()
                            ? told(Occasion.READY, e)
                            : told(Occasion.LACKING, e).with("lacking", e.lacking());
            case LaneCalled e ->
                    told(Occasion.CALLED, e).with("ticket", e.ticket()).with("lane", e.lane());
            case CallRevoked e ->
                    told(Occasion.CALL_REVOKED, e)
                            .with("lane", e.lane())
                            .with("reasonCode", e.code());
            case VehicleAtBarrier e -> told(Occasion.AT_BARRIER, e).with("barrier", e.barrier());
            case VehicleCrossed e -> told(Occasion.CROSSED, e).with("lane", e.lane());
            case VehicleReturned e -> told(Occasion.RETURNED, e);
            case CrossingEnded e ->
                    told(Occasion.ENDED, e).with("ending", e.ending()).with("reasonCode", e.code());
            case FeeQuoted e -> told(Occasion.FEE_QUOTED, e).with("vnd", e.vnd());
            case FeePaid e ->
                    told(Occasion.FEE_PAID, e).with("vnd", e.vnd()).with("receipt", e.receipt());
            case FeeRefunded e -> told(Occasion.FEE_REFUNDED, e).with("vnd", e.vnd());
            // What follows from it is told by itself.
            case CargoDecided _ -> null;
            // Changes too often to be sent to anybody; it is read.
            case QueuePlaceTold _ -> null;
        };
    }

    private static Happening told(Occasion occasion, ClearanceDeclarationEvent event) {
        return new Happening(occasion, true, event.declarationId().value(), event.at(), Map.of())
                .with("declarationId", event.declarationId())
                .with("generation", event.generation());
    }

    private static Happening told(Occasion occasion, ClearanceCrossingEvent event) {
        return new Happening(occasion, false, event.crossingId().value(), event.at(), Map.of())
                .with("crossingId", event.crossingId());
    }
}
