package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingWithdrawn;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclarationPassed;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.GateCrossingEvent;
import vn.bordergate.events.GateDeclarationEvent;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.SupplementAnswered;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleAtBarrier;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;
import vn.bordergate.events.WithdrawalConfirmed;

/**
 * What happened, in short.
 *
 * @param subject the declaration or the crossing it happened to
 * @param kind a key of the portal's texts
 * @param detail codes and figures that the text names, parted by bars
 */
public record Step(UUID subject, Instant at, String kind, String detail) {

    static @Nullable Step of(GateDeclarationEvent event) {
        UUID subject = event.declarationId().value();
        return switch (event) {
            case DeclarationLodged e -> step(subject, e.at(), "LODGED");
            case DeclarationAmended e -> step(subject, e.at(), "AMENDED", e.generation());
            case DeclarationWithdrawn e -> step(subject, e.at(), "WITHDRAWAL_ASKED");
            case SupplementAnswered e -> step(subject, e.at(), "SUPPLEMENT_ANSWERED");
            case DocumentAttached e -> step(subject, e.at(), "DOCUMENT", e.kind());
        };
    }

    static @Nullable Step of(GateCrossingEvent event) {
        UUID subject = event.crossingId().value();
        return switch (event) {
            case CrossingAnnounced e -> step(subject, e.at(), "VEHICLE_ANNOUNCED");
            case CrossingAmended e -> step(subject, e.at(), "VEHICLE_AMENDED", e.generation());
            case CrossingWithdrawn e -> step(subject, e.at(), "VEHICLE_WITHDRAWAL_ASKED");
        };
    }

    static @Nullable Step of(ClearanceDeclarationEvent event) {
        UUID subject = event.declarationId().value();
        return switch (event) {
            case ChannelAssigned e -> step(subject, e.at(), "CHANNEL", e.channel());
            case ChannelChanged e -> step(subject, e.at(), "CHANNEL", e.channel());
            case ChannelConfirmed e -> step(subject, e.at(), "CHANNEL_FINAL", e.channel());
            case ChecksRequired e -> step(subject, e.at(), "CHECKS_REQUIRED", authorities(e));
            // Said again, and with its authority, by the one below.
            case CheckDecided _ -> null;
            case CheckAnswered e ->
                    step(subject, e.at(), "CHECK_" + e.outcome(), e.authority(), e.kind());
            case DeadlinesChanged e -> step(subject, e.at(), "DEADLINES_" + e.cause());
            case SupplementRequested e ->
                    step(subject, e.at(), "SUPPLEMENT_REQUESTED", e.authority());
            case DeclarationHeld e -> step(subject, e.at(), "HELD");
            case DeclarationReleased e ->
                    step(subject, e.at(), e.stillHeld() ? "STILL_HELD" : "RELEASED");
            case DeclarationCleared e -> step(subject, e.at(), "CLEARED");
            case DeclarationReopened e -> step(subject, e.at(), "REOPENED");
            case DeclarationRefused e -> step(subject, e.at(), "REFUSED");
            case WithdrawalConfirmed e -> step(subject, e.at(), "WITHDRAWN");
            case ChangeDeclined e -> step(subject, e.at(), "CHANGE_DECLINED");
            case DeclarationPassed e -> step(subject, e.at(), "PASSED");
            case DeclarationExpired e -> step(subject, e.at(), "EXPIRED");
        };
    }

    static @Nullable Step of(ClearanceCrossingEvent event) {
        UUID subject = event.crossingId().value();
        return switch (event) {
            case TicketIssued e -> step(subject, e.at(), "TICKET", e.ticket(), e.yard());
            case AdmissionRefused e -> step(subject, e.at(), "NOT_ADMITTED", e.yard());
            // Says that something moved, which the declaration's own step tells.
            case CargoDecided _ -> null;
            // Where it stands is shown as it is now.
            case QueuePlaceTold _ -> null;
            case ReadinessChanged e ->
                    step(subject, e.at(), e.lacking().isEmpty() ? "READY" : "LACKING");
            case LaneCalled e -> step(subject, e.at(), "CALLED", e.ticket(), e.lane());
            case CallRevoked e -> step(subject, e.at(), "CALL_REVOKED", e.lane());
            case VehicleAtBarrier e -> step(subject, e.at(), "AT_BARRIER", e.barrier());
            case VehicleCrossed e -> step(subject, e.at(), "CROSSED");
            case VehicleReturned e -> step(subject, e.at(), "RETURNED");
            case CrossingEnded e -> step(subject, e.at(), "VEHICLE_" + e.ending());
            case FeeQuoted e -> step(subject, e.at(), "FEE_QUOTED", e.vnd());
            case FeePaid e -> step(subject, e.at(), "FEE_PAID", e.vnd());
            case FeeRefunded e -> step(subject, e.at(), "FEE_REFUNDED", e.vnd());
        };
    }

    private static Step step(UUID subject, Instant at, String kind, Object... details) {
        String detail = Stream.of(details).map(String::valueOf).collect(Collectors.joining("|"));
        return new Step(subject, at, kind, detail);
    }

    private static String authorities(ChecksRequired required) {
        return required.checks().stream()
                .map(CheckDue::authority)
                .distinct()
                .map(Enum::name)
                .collect(Collectors.joining(","));
    }
}
