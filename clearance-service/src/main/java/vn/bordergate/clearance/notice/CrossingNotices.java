package vn.bordergate.clearance.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.CrossingHistory;
import vn.bordergate.clearance.crossing.LaneCall;
import vn.bordergate.clearance.crossing.Standing;
import vn.bordergate.events.AdmissionRefused;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.ReadinessChanged;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleAtBarrier;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;

/** Translates what became of a crossing into published events, none of which names a person. */
public final class CrossingNotices {

    /** In the place of a lane that nobody called it to. */
    private static final String NO_LANE = "-";

    private CrossingNotices() {}

    /** When a declaration was cleared. */
    @FunctionalInterface
    public interface Clearings {

        /** Null where it is not cleared, or is not known. */
        @Nullable Instant clearedAt(DeclarationId id);
    }

    /** What others are told of the events, in the order in which they happened. */
    public static List<PublishedEvent> of(
            CrossingId id, Crossing before, List<CrossingEvent> events, Clearings clearings) {
        List<PublishedEvent> published = new ArrayList<>(events.size());
        Crossing state = before;
        for (CrossingEvent event : events) {
            Crossing next = CrossingHistory.evolve(state, event);
            if (next instanceof Crossing.Known after
                    && told(id, state, event, after, clearings) instanceof PublishedEvent told) {
                published.add(told);
            }
            state = next;
        }
        return published;
    }

    private static @Nullable PublishedEvent told(
            CrossingId id,
            Crossing before,
            CrossingEvent event,
            Crossing.Known after,
            Clearings clearings) {
        Instant at = event.at();
        return switch (event) {
            case CrossingEvent.Admitted e -> admitted(id, after, e);
            case CrossingEvent.AdmissionRefused e ->
                    new AdmissionRefused(id, e.yard(), e.code(), at);
            case CrossingEvent.ReadinessChanged e -> readiness(id, before, e);
            case CrossingEvent.LaneCalled e -> called(id, after, e.call(), at);
            case CrossingEvent.CallRevoked e -> revoked(id, before, e.code(), at);
            case CrossingEvent.BarrierReached e -> new VehicleAtBarrier(id, e.barrier().name(), at);
            case CrossingEvent.VehicleCrossed _ -> crossed(id, after, clearings, at);
            case CrossingEvent.VehicleReturned _ ->
                    new VehicleReturned(
                            id,
                            after.standing().vehicle().gate(),
                            after.standing().vehicle().direction(),
                            at);
            case CrossingEvent.TurnedBack e ->
                    ended(id, after, CrossingEnding.TURNED_BACK, e.code(), at);
            case CrossingEvent.DidNotCome _ -> ended(id, after, CrossingEnding.NO_SHOW, null, at);
            case CrossingEvent.VehicleWithdrawn _ ->
                    ended(id, after, CrossingEnding.WITHDRAWN, null, at);
            // Known to whoever announced it, and to nobody else's purpose.
            case CrossingEvent.VehicleAnnounced _,
                    CrossingEvent.VehicleAmended _,
                    CrossingEvent.ChangeDeclined _,
                    CrossingEvent.CameIn _,
                    CrossingEvent.BarrierPassed _,
                    CrossingEvent.VehicleWeighed _,
                    CrossingEvent.CrossingClosed _ ->
                    null;
            // Between those who work at the gate; what follows from it is told by itself.
            case CrossingEvent.PassedUnallowed _,
                    CrossingEvent.PassageConfirmed _,
                    CrossingEvent.FetchedBack _,
                    CrossingEvent.HoldPlaced _,
                    CrossingEvent.HoldReleased _,
                    CrossingEvent.Proposed _,
                    CrossingEvent.ProposalDropped _,
                    CrossingEvent.DriverChanged _,
                    CrossingEvent.GoodsMoved _,
                    CrossingEvent.GoodsTaken _,
                    CrossingEvent.AttentionDrawn _,
                    CrossingEvent.AttentionGiven _ ->
                    null;
            // An answer to one sender; nobody else is told.
            case CrossingEvent.AnswerOnly _ -> null;
        };
    }

    private static PublishedEvent admitted(
            CrossingId id, Crossing.Known after, CrossingEvent.Admitted e) {
        Standing standing = after.standing();
        return new TicketIssued(
                id,
                e.ticket(),
                e.yard(),
                e.at(),
                standing.vehicle().gate(),
                standing.vehicle().direction(),
                standing.load().laden(),
                standing.cargo().goods(),
                e.rule());
    }

    /** What it lacks, but not that its goods are something else to the queue. */
    private static @Nullable PublishedEvent readiness(
            CrossingId id, Crossing before, CrossingEvent.ReadinessChanged e) {
        boolean first =
                !(before instanceof Crossing.Placed s)
                        || s.place().readyAt() == null
                        || !s.place().lacking().equals(e.lacking());
        return first
                ? new ReadinessChanged(id, e.lacking().stream().map(Enum::name).toList(), e.at())
                : null;
    }

    private static PublishedEvent called(
            CrossingId id, Crossing.Known after, LaneCall call, Instant at) {
        String ticket = after instanceof Crossing.Placed s ? s.place().ticket() : "";
        return new LaneCalled(
                id,
                ticket,
                call.lane(),
                call.order(),
                call.rule(),
                call.overtook(),
                call.intervention(),
                at);
    }

    private static PublishedEvent revoked(CrossingId id, Crossing before, String code, Instant at) {
        String lane = before instanceof Crossing.UnderWay s ? s.call().lane() : NO_LANE;
        return new CallRevoked(id, lane, code, at);
    }

    private static PublishedEvent crossed(
            CrossingId id, Crossing.Known after, Clearings clearings, Instant at) {
        Standing standing = after.standing();
        Crossing.Crossed made = (Crossing.Crossed) after;
        var place = made.place();
        return new VehicleCrossed(
                id,
                standing.vehicle().gate(),
                standing.vehicle().direction(),
                standing.load().laden(),
                standing.cargo().goods(),
                Objects.requireNonNullElse(made.lane(), NO_LANE),
                standing.load().declarations(),
                place == null ? at : place.admittedAt(),
                at,
                standing.load().laden() ? standing.cargo().channel() : null,
                lastCleared(standing.load().declarations(), clearings));
    }

    /** Null where one of them was not cleared: then there is no time at which all were. */
    private static @Nullable Instant lastCleared(
            List<DeclarationId> declarations, Clearings clearings) {
        Instant last = null;
        for (DeclarationId declaration : declarations) {
            Instant cleared = clearings.clearedAt(declaration);
            if (cleared == null) {
                return null;
            }
            last = last == null || cleared.isAfter(last) ? cleared : last;
        }
        return last;
    }

    private static PublishedEvent ended(
            CrossingId id,
            Crossing.Known after,
            CrossingEnding ending,
            @Nullable String code,
            Instant at) {
        Standing standing = after.standing();
        return new CrossingEnded(
                id,
                standing.vehicle().gate(),
                ending,
                code,
                at,
                standing.vehicle().direction(),
                standing.load().laden(),
                standing.cargo().goods());
    }
}
