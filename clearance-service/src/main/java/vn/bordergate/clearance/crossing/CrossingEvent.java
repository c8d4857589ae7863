package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;

/** What became of a crossing. Internal: readers outside get the published events. */
public sealed interface CrossingEvent {

    Instant at();

    record VehicleAnnounced(int generation, AnnouncedVehicle vehicle, Instant at)
            implements CrossingEvent {}

    /**
     * Another announcement stands.
     *
     * @param placeKept whether its time of readiness counts on; other goods begin anew
     */
    record VehicleAmended(int generation, AnnouncedVehicle vehicle, boolean placeKept, Instant at)
            implements CrossingEvent {}

    /** A change of the announcer's came too late; what stood before it stands. */
    record ChangeDeclined(int generation, String code, Instant at) implements CrossingEvent {}

    record VehicleWithdrawn(Instant at) implements CrossingEvent {}

    /** An import came through the border's barrier. */
    record CameIn(Instant at) implements CrossingEvent {}

    /**
     * It was let into a yard.
     *
     * @param by an officer, or null where a device saw it
     */
    record Admitted(
            String ticket, String yard, @Nullable Actor by, Instant at, @Nullable String rule)
            implements CrossingEvent {}

    record AdmissionRefused(String yard, String code, Instant at) implements CrossingEvent {}

    record VehicleWeighed(Weighing weighing, Instant at) implements CrossingEvent {}

    /** What it lacks has changed, or what it carries is something else to the queue. */
    record ReadinessChanged(List<Lack> lacking, @Nullable Instant readyAt, Cargo cargo, Instant at)
            implements CrossingEvent {
        public ReadinessChanged {
            lacking = List.copyOf(lacking);
        }
    }

    record LaneCalled(LaneCall call, Instant at) implements CrossingEvent {}

    /**
     * The call no longer stands; the place does.
     *
     * @param missed whether it did not come, which counts against it
     */
    record CallRevoked(String code, boolean missed, Instant at) implements CrossingEvent {}

    record BarrierReached(Barrier barrier, Instant at) implements CrossingEvent {}

    /** It went through a barrier, and another lies before it. */
    record BarrierPassed(Barrier barrier, Instant at) implements CrossingEvent {}

    /** Its passage is made. */
    record VehicleCrossed(Barrier barrier, Instant at) implements CrossingEvent {}

    /** It went through a barrier without a permission, which is no passage. */
    record PassedUnallowed(Alarm alarm, Instant at) implements CrossingEvent {}

    /** Two officers take it for a passage all the same. */
    record PassageConfirmed(String reason, Actor proposedBy, Actor by, Instant at)
            implements CrossingEvent {}

    /** It passed without a permission and is back: the passage never was one. */
    record FetchedBack(String reason, Actor proposedBy, Actor by, Instant at)
            implements CrossingEvent {}

    record VehicleReturned(@Nullable Actor by, Instant at) implements CrossingEvent {}

    /** Nobody waits for its return any more. */
    record CrossingClosed(Instant at) implements CrossingEvent {}

    record TurnedBack(String code, @Nullable String note, Actor by, Instant at)
            implements CrossingEvent {}

    record DidNotCome(Instant at) implements CrossingEvent {}

    record HoldPlaced(Hold hold, Instant at) implements CrossingEvent {}

    record HoldReleased(String reason, Actor proposedBy, Actor by, Instant at)
            implements CrossingEvent {}

    record Proposed(Proposal proposal, Instant at) implements CrossingEvent {}

    record ProposalDropped(Actor by, Instant at) implements CrossingEvent {}

    /**
     * Another drives it.
     *
     * @param handedOver whether it is the driver for the way beyond the border
     */
    record DriverChanged(Driver driver, boolean handedOver, Actor by, Instant at)
            implements CrossingEvent {}

    record GoodsMoved(CrossingId to, Actor by, Instant at) implements CrossingEvent {}

    record GoodsTaken(CrossingId from, Load load, Actor by, Instant at) implements CrossingEvent {}

    record AttentionDrawn(Attention attention, Instant at) implements CrossingEvent {}

    record AttentionGiven(Actor by, Instant at) implements CrossingEvent {}

    /** An answer to one sender alone: it changes nothing and is not kept. */
    sealed interface AnswerOnly extends CrossingEvent {}

    /** What was asked is not done. */
    record Declined(DeclineReason reason, Instant at) implements AnswerOnly {}
}
