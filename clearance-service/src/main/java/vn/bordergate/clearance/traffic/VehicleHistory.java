package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.CrossingEvent.AdmissionRefused;
import vn.bordergate.clearance.crossing.CrossingEvent.Admitted;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionDrawn;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionGiven;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierPassed;
import vn.bordergate.clearance.crossing.CrossingEvent.BarrierReached;
import vn.bordergate.clearance.crossing.CrossingEvent.CallRevoked;
import vn.bordergate.clearance.crossing.CrossingEvent.CameIn;
import vn.bordergate.clearance.crossing.CrossingEvent.ChangeDeclined;
import vn.bordergate.clearance.crossing.CrossingEvent.CrossingClosed;
import vn.bordergate.clearance.crossing.CrossingEvent.Declined;
import vn.bordergate.clearance.crossing.CrossingEvent.DidNotCome;
import vn.bordergate.clearance.crossing.CrossingEvent.DriverChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.FetchedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsMoved;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsTaken;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldPlaced;
import vn.bordergate.clearance.crossing.CrossingEvent.HoldReleased;
import vn.bordergate.clearance.crossing.CrossingEvent.LaneCalled;
import vn.bordergate.clearance.crossing.CrossingEvent.PassageConfirmed;
import vn.bordergate.clearance.crossing.CrossingEvent.PassedUnallowed;
import vn.bordergate.clearance.crossing.CrossingEvent.ProposalDropped;
import vn.bordergate.clearance.crossing.CrossingEvent.Proposed;
import vn.bordergate.clearance.crossing.CrossingEvent.ReadinessChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.TurnedBack;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAmended;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleAnnounced;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleCrossed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWeighed;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWithdrawn;
import vn.bordergate.clearance.crossing.Weighing;
import vn.bordergate.clearance.register.VehicleQueries.Entry;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CrossingId;

/** What happened to a vehicle, as an officer reads it. */
final class VehicleHistory {

    private final VehicleWords.Spoken words;

    VehicleHistory(VehicleWords.Spoken words) {
        this.words = words;
    }

    /**
     * One thing that happened.
     *
     * @param detail in the reader's language, or null
     * @param note that somebody wrote, or null
     * @param other vehicle that it was done with, or null
     * @param first of two officers, or null
     */
    record Step(
            int version,
            Instant at,
            Actor by,
            String what,
            @Nullable String detail,
            @Nullable String note,
            @Nullable CrossingId other,
            @Nullable Actor first) {}

    private record Told(
            String what,
            @Nullable String detail,
            @Nullable String note,
            @Nullable CrossingId other,
            @Nullable Actor first) {

        static Told of(String what) {
            return new Told(what, null, null, null, null);
        }

        static Told of(String what, @Nullable String detail) {
            return new Told(what, detail, null, null, null);
        }

        static Told noted(String what, @Nullable String note) {
            return new Told(what, null, note, null, null);
        }

        static Told byTwo(String what, String note, Actor first) {
            return new Told(what, null, note, null, first);
        }

        static Told with(String what, CrossingId other) {
            return new Told(what, null, null, other, null);
        }
    }

    List<Step> steps(List<Entry> history) {
        return history.stream()
                .flatMap(entry -> entry.events().stream().map(event -> step(entry, event)))
                .toList();
    }

    private Step step(Entry entry, CrossingEvent event) {
        Told told = told(event);
        return new Step(
                entry.version(),
                event.at(),
                entry.by(),
                told.what(),
                told.detail(),
                told.note(),
                told.other(),
                told.first());
    }

    private Told told(CrossingEvent event) {
        return switch (event) {
            case VehicleAnnounced _ -> Told.of("ANNOUNCED");
            case VehicleAmended e ->
                    Told.of("AMENDED", words.code(e.placeKept() ? "PLACE_KEPT" : "PLACE_ANEW"));
            case ChangeDeclined e -> Told.of("CHANGE_DECLINED", words.code(e.code()));
            case VehicleWithdrawn _ -> Told.of("WITHDRAWN");
            case CameIn _ -> Told.of("CAME_IN");
            case Admitted e -> Told.of("ADMITTED", e.ticket() + " · " + e.yard());
            case AdmissionRefused e ->
                    Told.of("ADMISSION_REFUSED", e.yard() + ": " + words.code(e.code()));
            case VehicleWeighed e -> Told.of("WEIGHED", weighed(e.weighing()));
            case ReadinessChanged e ->
                    e.lacking().isEmpty()
                            ? Told.of("READY")
                            : Told.of("LACKING", words.codes(e.lacking()));
            case LaneCalled e ->
                    Told.of("CALLED", e.call().lane() + " · " + words.code(e.call().rule()));
            case CallRevoked e -> Told.of("CALL_REVOKED", words.code(e.code()));
            case BarrierReached e -> Told.of("BARRIER_REACHED", e.barrier().name());
            case BarrierPassed e -> Told.of("BARRIER_PASSED", e.barrier().name());
            case VehicleCrossed e -> Told.of("CROSSED", e.barrier().name());
            case PassedUnallowed e ->
                    Told.of(
                            "PASSED_UNALLOWED",
                            e.alarm().barrier() + ": " + words.codes(e.alarm().codes()));
            case PassageConfirmed e -> Told.byTwo("PASSAGE_CONFIRMED", e.reason(), e.proposedBy());
            case FetchedBack e -> Told.byTwo("FETCHED_BACK", e.reason(), e.proposedBy());
            case VehicleReturned _ -> Told.of("RETURNED");
            case CrossingClosed _ -> Told.of("CLOSED");
            case TurnedBack e ->
                    new Told("TURNED_BACK", words.code(e.code()), e.note(), null, null);
            case DidNotCome _ -> Told.of("DID_NOT_COME");
            case HoldPlaced e -> new Told("HELD", e.hold().reason(), e.hold().note(), null, null);
            case HoldReleased e -> Told.byTwo("RELEASED", e.reason(), e.proposedBy());
            case Proposed e ->
                    Told.noted("PROPOSED_" + e.proposal().subject(), e.proposal().reason());
            case ProposalDropped _ -> Told.of("PROPOSAL_DROPPED");
            case DriverChanged e -> Told.of(e.handedOver() ? "HANDED_OVER" : "DRIVER_CHANGED");
            case GoodsMoved e -> Told.with("GOODS_MOVED", e.to());
            case GoodsTaken e -> Told.with("GOODS_TAKEN", e.from());
            case AttentionDrawn e ->
                    Told.of("ATTENTION", words.code(Objects.toString(e.attention())));
            case AttentionGiven _ -> Told.of("LOOKED_AT");
            case Declined e -> Told.of("DECLINED", e.reason().name());
        };
    }

    private String weighed(Weighing weighing) {
        return weighing.expectedKg() == 0
                ? words.text("vehicle.weighed", weighing.massKg())
                : words.text(
                        "vehicle.weighed.of",
                        weighing.massKg(),
                        weighing.expectedKg(),
                        weighing.differenceKg());
    }
}
